package io.rapport.infra.processing;

import io.rapport.query.web.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Projections that do not go on, because more events cannot be taken than may be parked; known to all processes. A stop is
 * over as soon as the projection has got past it, by whichever process.
 */
public final class StoppedProjections {

    /**
     * Where a projection stands still.
     *
     * @param cause why the event at that position could not be taken
     */
    public record Stop(long position, String eventId, String event, String cause, Instant since) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate apart;

    public StoppedProjections(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public Optional<Stop> find(String projection) {
        return jdbc.sql("""
                select s.position, event_id, event, cause, since
                from processing.stopped_projection s
                left join read_model.projection_progress p using (projection)
                where projection = :projection and s.position > coalesce(p.position, 0)
                """)
                .param("projection", projection)
                .query((row, index) -> new Stop(
                        row.getLong("position"),
                        row.getString("event_id"),
                        row.getString("event"),
                        row.getString("cause"),
                        Rows.instant(row, "since")))
                .optional();
    }

    /** In a transaction of its own: that in which the projection met the limit is rolled back. */
    void stop(String projection, DeadLetterLimit limit) {
        apart.executeWithoutResult(status -> save(projection, limit));
    }

    private void save(String projection, DeadLetterLimit limit) {
        jdbc.sql("""
                insert into processing.stopped_projection (projection, position, event_id, event, cause, since)
                values (:projection, :position, :eventId, :event, :cause, :since)
                on conflict (projection) do update
                    set position = excluded.position, event_id = excluded.event_id, event = excluded.event,
                        cause = excluded.cause,
                        since = case when stopped_projection.position = excluded.position
                                     then stopped_projection.since else excluded.since end
                """)
                .param("projection", projection)
                .param("position", limit.position())
                .param("eventId", limit.eventId())
                .param("event", limit.event())
                .param("cause", limit.reason())
                .param("since", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
