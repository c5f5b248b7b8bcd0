package io.rapport.infra.replay;

import io.rapport.infra.eventlog.LogReader;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the read models are behind the log where readers see them. */
final class LiveLag {

    private final JdbcClient jdbc;
    private final LogReader log;

    LiveLag(JdbcClient jdbc, LogReader log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /**
     * How far the log goes, and how far read models are behind it.
     *
     * @param head the position of the newest event
     * @param positions by which the read model is behind that is so the furthest, of those that go on
     */
    record Lag(long head, long positions) {}

    Lag look() {
        long reached = jdbc.sql("""
                select coalesce(min(position), 0) from read_model.projection_progress
                where projection not in (select projection from processing.stopped_projection)
                """).query(Long.class).single();
        long head = log.head();
        return new Lag(head, reached == 0 ? 0 : Math.max(0, head - reached));
    }
}
