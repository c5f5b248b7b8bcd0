package io.rapport.infra.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Events of which nothing was delivered when the application starts. They are delivered anew at each start, because before
 * it the relay is made to forget that they were.
 */
final class Backlog {

    private static final int STEP = 50_000;
    private static final long SEED = 1;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String SHARED = """
            select count(*) from event_log.event
            where position > :before and stream_type = 'event' and metadata::text like '%"crm-sharing"%'
            """;

    private final TopicReader reader;
    private final long before;
    private final long messages;
    private StreamedApplication application;

    private Backlog(StreamedApplication application, TopicReader reader, long before, long messages) {
        this.application = application;
        this.reader = reader;
        this.before = before;
        this.messages = messages;
    }

    /** Makes the log so much longer. Nothing else may be appended meanwhile, nor afterwards. */
    static Backlog fill(BenchRun run, StreamedApplication application, TopicReader reader, int events)
            throws Exception {
        ProjectionProgress progress = application.progress();
        long before = progress.head();
        long head = before + events;
        GeneratedLog log = GeneratedLog.shared(SEED, "past-");
        reader.forget();
        for (long done = before; done < head; done = Math.min(done + STEP, head)) {
            long next = Math.min(done + STEP, head);
            LogTable.append(application.database(), log::next, done + 1, next);
            progress.await(next, () -> {});
            run.progress().say(String.format(Locale.ROOT, "%,d of %,d events", next - before, events));
        }
        new JdbcTemplate(application.database()).execute("checkpoint");
        long messages = application
                .jdbc()
                .sql(SHARED)
                .param("before", before)
                .query(Long.class)
                .single();
        reader.await(messages);
        return new Backlog(application, reader, before, messages);
    }

    long messages() {
        return messages;
    }

    /** From when the application's process is started until a consumer has the last message. */
    Sample drain() throws Exception {
        awaitDelivered();
        int changed = application
                .jdbc()
                .sql("update streams.relay set confirmed = :from, open = false")
                .param("from", before + 1)
                .update();
        if (changed != 1) {
            throw new IllegalStateException("the relay does not say how far it is");
        }
        reader.forget();
        StreamedApplication.Ready ready = application.restart().begin();
        long start = System.nanoTime();
        reader.await(messages);
        Duration elapsed = Duration.ofNanos(reader.lastArrival() - start);
        application = ready.await();
        return new Sample(messages, elapsed, Duration.ZERO);
    }

    /** Else it would remember something that it was just made to forget. */
    private void awaitDelivered() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isDelivered()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the relay has not delivered everything after " + PATIENCE);
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
    }

    private boolean isDelivered() {
        return application.jdbc().sql("""
                        select confirmed >= (select max(position) from event_log.event
                                             where stream_type = 'event' and metadata::text like '%"crm-sharing"%')
                        from streams.relay
                        """).query(Boolean.class).single();
    }
}
