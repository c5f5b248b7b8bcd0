package io.rapport.query.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets a read wait until the read models that it uses include a log position. */
@Component
public final class ReadBarrier {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(5);

    private final JdbcClient jdbc;

    ReadBarrier(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Waits at most two seconds.
     *
     * @param position the position that must be included; no wait where it is absent
     * @throws StaleRead if one of the projections does not get there in time
     */
    public void await(@Nullable Long position, String... projections) {
        if (position == null) {
            return;
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (String projection : projections) {
            reached(position, projection, deadline);
        }
    }

    /**
     * Waits likewise for one projection.
     *
     * @return the position up to which it includes everything by then
     * @throws StaleRead if it does not get there in time
     */
    public long reached(long position, String projection) {
        return reached(position, projection, System.nanoTime() + PATIENCE.toNanos());
    }

    private long reached(long position, String projection, long deadline) {
        long reached = progress(projection);
        while (reached < position) {
            if (System.nanoTime() > deadline) {
                throw new StaleRead(projection, reached, position);
            }
            pause();
            reached = progress(projection);
        }
        return reached;
    }

    private long progress(String projection) {
        return jdbc.sql("select position from read_model.projection_progress where projection = :projection")
                .param("projection", projection)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
