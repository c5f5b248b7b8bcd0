package io.rapport.infra.eventlog;

import io.rapport.command.dispatch.AppendReceipt;
import io.rapport.command.dispatch.LogHead;
import io.rapport.command.engagement.RecordedIds;
import io.rapport.domain.event.EventId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The log as a table of PostgreSQL.
 *
 * <p>Appending takes a lock that its transaction holds until it has committed, and numbers its events from the newest
 * committed one. So positions are gapless and in the order of commits, whichever process appends: a reader that has seen
 * a position has seen everything before it, and a token is one number.
 */
public final class PostgresEventStorageEngine extends BatchingEventStorageEngine implements LogHead, RecordedIds {

    /** Names the lock among PostgreSQL's advisory locks. */
    private static final long APPEND_LOCK = 0x52_41_50_50_4f_52_54L;

    private static final String COLUMNS =
            "position, event_id, stream, sequence, stream_type, name, revision, recorded_at, payload, metadata";

    private final JdbcTemplate jdbc;

    private PostgresEventStorageEngine(Builder builder, JdbcTemplate jdbc) {
        super(builder);
        this.jdbc = jdbc;
    }

    public static PostgresEventStorageEngine create(
            JdbcTemplate jdbc, Serializer serializer, EventUpcaster upcasters, int batchSize) {
        Builder builder = new Builder();
        builder.snapshotSerializer(serializer)
                .eventSerializer(serializer)
                .upcasterChain(upcasters)
                .persistenceExceptionResolver(DuplicateKeyException.class::isInstance)
                .batchSize(batchSize);
        return new PostgresEventStorageEngine(builder, jdbc);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<StoredEvent> stored = events.stream()
                .map(event -> StoredEvent.of(asDomainEvent(event), serializer))
                .toList();
        try {
            // A statement of its own, because the next one must see what was committed while this one waited.
            jdbc.query("select pg_advisory_xact_lock(?)", (ResultSet row) -> {}, APPEND_LOCK);
            Long position = jdbc.query(connection -> insert(connection, stored), PostgresEventStorageEngine::last);
            CurrentUnitOfWork.ifStarted(unit -> unit.root().resources().put(AppendReceipt.POSITION_RESOURCE, position));
        } catch (DataAccessException e) {
            handlePersistenceException(e, events.getFirst());
        }
    }

    private static PreparedStatement insert(Connection connection, List<StoredEvent> events) throws SQLException {
        PreparedStatement insert = connection.prepareStatement("""
                insert into event_log.event (%s)
                select newest.position + e.ordinality, e.event_id, e.stream, e.sequence, e.stream_type, e.name,
                       e.revision, e.recorded_at, e.payload::json, e.metadata::json
                from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::integer[], ?::timestamptz[],
                            ?::text[], ?::text[]) with ordinality
                         as e (event_id, stream, sequence, stream_type, name, revision, recorded_at, payload, metadata),
                     (select coalesce(max(position), 0) as position from event_log.event) newest
                returning position
                """.formatted(COLUMNS));
        bind(connection, insert, 1, "text", events, StoredEvent::id);
        bind(connection, insert, 2, "text", events, StoredEvent::stream);
        bind(connection, insert, 3, "bigint", events, StoredEvent::sequence);
        bind(connection, insert, 4, "text", events, StoredEvent::streamType);
        bind(connection, insert, 5, "text", events, StoredEvent::name);
        bind(connection, insert, 6, "integer", events, StoredEvent::revision);
        bind(
                connection,
                insert,
                7,
                "timestamptz",
                events,
                event -> event.recordedAt().toString());
        bind(connection, insert, 8, "text", events, StoredEvent::payload);
        bind(connection, insert, 9, "text", events, StoredEvent::metadata);
        return insert;
    }

    private static void bind(
            Connection connection,
            PreparedStatement insert,
            int index,
            String type,
            List<StoredEvent> events,
            Function<StoredEvent, Object> column)
            throws SQLException {
        Array array = connection.createArrayOf(type, events.stream().map(column).toArray());
        insert.setArray(index, array);
    }

    private static long last(ResultSet positions) throws SQLException {
        long last = 0;
        while (positions.next()) {
            last = Math.max(last, positions.getLong("position"));
        }
        return last;
    }

    /** An event outside any aggregate is a stream of its own. */
    private static DomainEventMessage<?> asDomainEvent(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domainEvent
                ? domainEvent
                : new GenericDomainEventMessage<>("event", event.getIdentifier(), 0, event, event::getTimestamp);
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken after, int limit) {
        return jdbc.query(
                "select " + COLUMNS + " from event_log.event where position > ? order by position limit ?",
                (row, index) -> new TrackedDomainEventData<>(
                        new GlobalSequenceTrackingToken(row.getLong("position")), entry(row)),
                position(after),
                limit);
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String stream, long firstSequence, int limit) {
        return jdbc.query(
                "select " + COLUMNS
                        + " from event_log.event where stream = ? and sequence >= ? order by sequence limit ?",
                (row, index) -> entry(row),
                stream,
                firstSequence,
                limit);
    }

    /** The time goes as text, because Axon cuts an instant to milliseconds. */
    private static GenericDomainEventEntry<String> entry(ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString("stream_type"),
                row.getString("stream"),
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getTimestamp("recorded_at").toInstant().toString(),
                row.getString("name"),
                row.getString("revision"),
                row.getString("payload"),
                row.getString("metadata"));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return Optional.ofNullable(
                jdbc.queryForObject("select max(sequence) from event_log.event where stream = ?", Long.class, stream));
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(position());
    }

    @Override
    public TrackingToken createTokenAt(Instant at) {
        Long first = jdbc.queryForObject(
                "select min(position) from event_log.event where recorded_at >= ?", Long.class, Timestamp.from(at));
        return first == null ? createHeadToken() : new GlobalSequenceTrackingToken(first - 1);
    }

    @Override
    public long position() {
        Long newest = jdbc.queryForObject("select coalesce(max(position), 0) from event_log.event", Long.class);
        return newest == null ? 0 : newest;
    }

    @Override
    public Set<EventId> existing(Collection<EventId> ids) {
        Object[] candidates = ids.stream().map(EventId::value).toArray();
        return new HashSet<>(jdbc.query(
                "select event_id from event_log.event where event_id = any (?)",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", candidates)),
                (row, index) -> new EventId(row.getString(1))));
    }

    /** No stream is long enough yet for a snapshot to pay. */
    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("streams are short: no snapshots are kept");
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
        return Stream.empty();
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    /** An event as its row holds it. */
    private record StoredEvent(
            String id,
            String stream,
            long sequence,
            String streamType,
            String name,
            int revision,
            Instant recordedAt,
            String payload,
            String metadata) {

        static StoredEvent of(DomainEventMessage<?> event, Serializer serializer) {
            SerializedObject<String> payload = event.serializePayload(serializer, String.class);
            String revision = payload.getType().getRevision();
            return new StoredEvent(
                    event.getIdentifier(),
                    event.getAggregateIdentifier(),
                    event.getSequenceNumber(),
                    event.getType(),
                    payload.getType().getName(),
                    revision == null ? 1 : Integer.parseInt(revision),
                    event.getTimestamp(),
                    payload.getData(),
                    event.serializeMetaData(serializer, String.class).getData());
        }
    }

    private static final class Builder extends BatchingEventStorageEngine.Builder {}
}
