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

    /** In positions, of the one that is the furthest behind, of those that go on. */
    long positions() {
        long reached = jdbc.sql("""
                select coalesce(min(position), 0) from read_model.projection_progress
                where projection not in (select projection from processing.stopped_projection)
                """).query(Long.class).single();
        return reached == 0 ? 0 : Math.max(0, log.head() - reached);
    }
}
