package io.rapport.infra.processing;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.CauseInWords;
import io.rapport.infra.eventlog.UnreadableEvent;
import io.rapport.projection.table.TableSlot;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events that projections could not take, by projection and slot, each sequence in the order of the log. */
public final class DeadLetters {

    private final JdbcClient jdbc;
    private final Clock clock;

    public DeadLetters(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The sequences of which something is parked. */
    Set<String> sequences(SlotKey key) {
        return new HashSet<>(jdbc.sql("""
                select distinct sequence from processing.dead_letter where projection = :projection and slot = :slot
                """)
                .param("projection", key.projection())
                .param("slot", key.slot().name())
                .query(String.class)
                .list());
    }

    /** Of how many sequences something is parked. */
    public int parkedSequences(String projection, TableSlot slot) {
        return sequences(new SlotKey(projection, slot)).size();
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

    /** What is parked of one sequence, in the order of the log. */
    List<DeadLetter> of(SlotKey key, String sequence) {
        return jdbc.sql(SELECT + " and sequence = :sequence order by position")
                .param("projection", key.projection())
                .param("slot", key.slot().name())
                .param("sequence", sequence)
                .query(DeadLetter.class)
                .list();
    }

    private static final String SELECT = """
            select sequence, position, event_id, event, cause, version, attempts, parked_at, tried_at
            from processing.dead_letter
            where projection = :projection and slot = :slot""";

    /** The events that could not be taken, without those that wait behind them, in the order of the log. */
    public List<DeadLetter> causes(SlotKey key, long after, int limit) {
        return jdbc.sql(SELECT + " and cause is not null and position > :after order by position limit :limit")
                .param("projection", key.projection())
                .param("slot", key.slot().name())
                .param("after", after)
                .param("limit", limit)
                .query(DeadLetter.class)
                .list();
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

    void remove(SlotKey key, long position) {
        jdbc.sql("""
                delete from processing.dead_letter
                where projection = :projection and slot = :slot and position = :position
                """)
                .param("projection", key.projection())
                .param("slot", key.slot().name())
                .param("position", position)
                .update();
    }

    /** Forgets all that is parked, because the slot is begun anew or given up. */
    void clear(SlotKey key) {
        jdbc.sql("delete from processing.dead_letter where projection = :projection and slot = :slot")
                .param("projection", key.projection())
                .param("slot", key.slot().name())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
