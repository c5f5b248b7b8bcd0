package io.rapport.infra.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** How far an application's log and its projections have got, seen from outside. */
record ProjectionProgress(JdbcClient jdbc) {

    /** Throws where something has failed. */
    interface Check {
        void run() throws IOException;
    }

    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    static ProjectionProgress of(BenchRun run, BenchApplication application) {
        return new ProjectionProgress(
                JdbcClient.create(run.resources().add(new SingleConnectionDataSource(application.jdbcUrl(), true))));
    }

    /** The position of the newest event. */
    long head() {
        return jdbc.sql("select coalesce(max(position), 0) from event_log.event")
                .query(Long.class)
                .single();
    }

    /**
     * Waits until every projection has been written up to a position.
     *
     * @param check throws where there is nothing more to wait for
     * @throws IllegalStateException if it takes minutes
     */
    void await(long position, Check check) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (slowest() < position) {
            check.run();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the projections have not reached " + position + " after "
                        + PATIENCE.toMinutes() + " minutes, but " + slowest());
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
    }

    private long slowest() {
        return jdbc.sql("select coalesce(min(position), 0) from read_model.projection_progress")
                .query(Long.class)
                .single();
    }
}
