package io.rapport.infra.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Has one HCP view content that nobody else does, and watches by SQL until the figures say so. */
final class FigureProbe {

    /** Whom nobody takes for one who shares. */
    private static final String HCP = "figures-0";

    private static final String CONTENT = "figures";
    private static final Duration POLL = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double NANOS_PER_MILLI = 1e6;

    private final PortalClient portal;
    private final JdbcClient jdbc;
    private long views;

    private FigureProbe(PortalClient portal, JdbcClient jdbc) {
        this.portal = portal;
        this.jdbc = jdbc;
    }

    /** Returns when a first view is in the figures. */
    static FigureProbe start(StreamedApplication application) throws IOException, InterruptedException {
        FigureProbe probe = new FigureProbe(application.portal(), application.jdbc());
        probe.portal.register(HCP);
        probe.portal.publish(CONTENT);
        probe.view();
        return probe;
    }

    /** How long views took to be in the figures while something else went on. */
    Delays during(Callable<?> load) throws Exception {
        List<Double> millis = new ArrayList<>();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> running = other.submit(load);
            do {
                millis.add(view());
            } while (!running.isDone());
            running.get();
        }
        return Delays.of(millis);
    }

    /** From the acknowledgement of a view, in milliseconds. */
    private double view() throws IOException, InterruptedException {
        views++;
        portal.act(HCP, """
                {"actions": [{"action": "view", "clientId": "figures-%d", "occurredAt": "%s", "contentId": "%s"}]}
                """.formatted(views, Instant.now(), CONTENT));
        long acknowledged = System.nanoTime();
        while (seen() < views) {
            if (System.nanoTime() - acknowledged > PATIENCE.toNanos()) {
                throw new IllegalStateException("not in the figures after " + PATIENCE.toSeconds() + " s");
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
        return (System.nanoTime() - acknowledged) / NANOS_PER_MILLI;
    }

    private long seen() {
        return jdbc.sql("""
                select coalesce(sum(actions), 0)::bigint from read_model.trending_hourly where content_id = :content
                """).param("content", CONTENT).query(Long.class).single();
    }
}
