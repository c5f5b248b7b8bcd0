package io.rapport.infra.processing;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.CauseInWords;
import io.rapport.infra.eventlog.UnreadableEvent;
import io.rapport.projection.table.TableSlot;
import io.rapport.query.web.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The events that projections could not take, by projection and slot, each sequence in the order of the log. */
public final class DeadLetters {

    private static final String OF_SLOT = "from processing.dead_letter where projection = :projection and slot = :slot";

    private static final String OF_SEQUENCE = OF_SLOT + " and sequence = :sequence";

    /**
     * What a sequence of events has come to a stop at.
     *
     * @param first the event behind which the others wait
     * @param waiting how many wait
     */
    record Parked(DeadLetter first, long waiting) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    public DeadLetters(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean areIn(SlotKey key) {
        return of(key, "select exists (select " + OF_SLOT + ")")
                .query(Boolean.class)
                .single();
    }

    /** The sequences of which something is parked. */
    Set<String> sequences(SlotKey key) {
        return new HashSet<>(of(key, "select distinct sequence " + OF_SLOT)
                .query(String.class)
                .list());
    }

    /** Of how many sequences something is parked. */
    public long parkedSequences(String projection, TableSlot slot) {
        return count(new SlotKey(projection, slot));
    }

    /** How many sequences are parked. */
    long count(SlotKey key) {
        return of(key, "select count(distinct sequence) " + OF_SLOT)
                .query(Long.class)
                .single();
    }

    /** The sequences that are parked, in the order of the events at which they stand, which is that of their positions. */
    List<Parked> parked(SlotKey key, long after, int limit) {
        return of(key, """
                select * from (
                    select distinct on (sequence) *, count(*) over (partition by sequence) - 1 as waiting
                    %s
                    order by sequence, position
                ) first
                where position > :after
                order by position
                limit :limit
                """.formatted(OF_SLOT))
                .param("after", after)
                .param("limit", limit)
                .query((row, index) -> new Parked(letter(row), row.getLong("waiting")))
                .list();
    }

    /** The event at which a sequence stands. */
    Optional<DeadLetter> first(SlotKey key, String sequence) {
        return of(key, "select * " + OF_SEQUENCE + " order by position limit 1")
                .param("sequence", sequence)
                .query((row, index) -> letter(row))
                .optional();
    }

    /** Where the first events of a sequence are that are parked. */
    List<Long> positions(SlotKey key, String sequence, int limit) {
        return of(key, "select position " + OF_SEQUENCE + " order by position limit :limit")
                .param("sequence", sequence)
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    /** How many events of a sequence are parked. */
    long count(SlotKey key, String sequence) {
        return of(key, "select count(*) " + OF_SEQUENCE)
                .param("sequence", sequence)
                .query(Long.class)
                .single();
    }

    boolean contains(SlotKey key, String sequence, long position) {
        return of(key, "select exists (select " + OF_SEQUENCE + " and position = :position)")
                .param("sequence", sequence)
                .param("position", position)
                .query(Boolean.class)
                .single();
    }

    /** An event that the projection failed on. */
    void park(SlotKey key, int version, RecordedEvent event, RuntimeException failure) {
        park(
                key,
                version,
                event.orderedBy(),
                event.position(),
                event.id().value(),
                event.type().name(),
                failure);
    }

    /** An event that cannot even be read. */
    void park(SlotKey key, int version, UnreadableEvent event) {
        park(key, version, event.orderedBy(), event.position(), event.eventId(), event.name(), event);
    }

    /** An event of a sequence that something of is parked already. */
    void parkBehind(SlotKey key, int version, RecordedEvent event) {
        park(
                key,
                version,
                event.orderedBy(),
                event.position(),
                event.id().value(),
                event.type().name(),
                null);
    }

    private void park(
            SlotKey key,
            int version,
            String sequence,
            long position,
            String eventId,
            String event,
            @Nullable RuntimeException failure) {
        jdbc.sql("""
                insert into processing.dead_letter (projection, slot, sequence, position, event_id, event, cause, version,
                                                    attempts, parked_at, tried_at)
                values (:projection, :slot, :sequence, :position, :eventId, :event, :cause, :version,
                        :attempts, :now, :triedAt)
                on conflict do nothing
                """)
                .param("projection", key.projection())
                .param("slot", key.slot().name())
                .param("sequence", sequence)
                .param("position", position)
                .param("eventId", eventId)
                .param("event", event)
                .param("cause", failure == null ? null : CauseInWords.of(failure))
                .param("version", version)
                .param("attempts", failure == null ? 0 : 1)
                .param("now", now())
                .param("triedAt", failure == null ? null : now())
                .update();
    }

    void failedAgain(SlotKey key, int version, long position, RuntimeException failure) {
        jdbc.sql("""
                update processing.dead_letter
                set cause = :cause, version = :version, attempts = attempts + 1, tried_at = :now
                where projection = :projection and slot = :slot and position = :position
                """)
                .param("projection", key.projection())
                .param("slot", key.slot().name())
                .param("position", position)
                .param("version", version)
                .param("cause", CauseInWords.of(failure))
                .param("now", now())
                .update();
    }

    void remove(SlotKey key, Collection<Long> positions) {
        of(key, "delete " + OF_SLOT + " and position in (:positions)")
                .param("positions", positions)
                .update();
    }

    /** @return whether the event was parked and the first of its sequence */
    boolean removeFirst(SlotKey key, String sequence, long position) {
        return of(
                                key,
                                "delete " + OF_SEQUENCE
                                        + " and position = :position and position = (select min(position) "
                                        + OF_SEQUENCE + ")")
                        .param("sequence", sequence)
                        .param("position", position)
                        .update()
                > 0;
    }

    /** Forgets all that is parked, because the slot is begun anew or given up. */
    void clear(SlotKey key) {
        of(key, "delete " + OF_SLOT).update();
    }

    private StatementSpec of(SlotKey key, String sql) {
        return jdbc.sql(sql)
                .param("projection", key.projection())
                .param("slot", key.slot().name());
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getString("sequence"),
                row.getLong("position"),
                row.getString("event_id"),
                row.getString("event"),
                row.getString("cause"),
                row.getInt("version"),
                row.getInt("attempts"),
                Rows.instant(row, "parked_at"),
                Rows.instantOrNull(row, "tried_at"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
