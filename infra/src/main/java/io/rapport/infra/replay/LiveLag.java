package io.rapport.infra.replay;

import io.rapport.infra.eventlog.LogReader;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the read models are behind the log where readers see them. */
final class LiveLag {

    private final JdbcClient jdbc;
    private final LogReader log;
    private final List<String> projections;

    /** @param projections those that this code has: what an older one has left goes on no more */
    LiveLag(JdbcClient jdbc, LogReader log, List<String> projections) {
        this.jdbc = jdbc;
        this.log = log;
        this.projections = projections;
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
                select coalesce(min(p.position), 0) from read_model.projection_progress p
                where p.projection in (:projections)
                  and not exists (
                      select from processing.stopped_projection s
                      where s.projection = p.projection and s.position > p.position)
                """)
                .param("projections", projections)
                .query(Long.class)
                .single();
        long head = log.head();
        return new Lag(head, reached == 0 ? 0 : Math.max(0, head - reached));
    }
}
