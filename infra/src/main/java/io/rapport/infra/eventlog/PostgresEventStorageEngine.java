package io.rapport.infra.eventlog;

import io.rapport.command.dispatch.AppendReceipt;
import io.rapport.command.dispatch.IdempotentAnswer;
import io.rapport.command.dispatch.LogHead;
import io.rapport.command.engagement.RecordedIds;
import io.rapport.domain.event.EventId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The log as a table of PostgreSQL, in one total order: a reader that has seen a position has seen everything before it,
 * and a token is one number. How that order comes about is {@link EventLogWriter}'s to say.
 *
 * <p>The events of a unit of work are appended together in its commit phase, in a transaction of their own.
 */
public final class PostgresEventStorageEngine extends BatchingEventStorageEngine implements LogHead, RecordedIds {

    private static final String STAGED = "rapport.stagedEvents";

    private static final String COLUMNS =
            "position, event_id, stream, sequence, stream_type, name, revision, recorded_at, payload, metadata";

    private final JdbcTemplate jdbc;
    private final EventLogWriter writer;
    private final RecentEvents recent = new RecentEvents();

    private PostgresEventStorageEngine(Builder builder, JdbcTemplate jdbc, EventLogWriter writer) {
        super(builder);
        this.jdbc = jdbc;
        this.writer = writer;
    }

    public static PostgresEventStorageEngine create(
            JdbcTemplate jdbc, EventLogWriter writer, Serializer serializer, EventUpcaster upcasters, int batchSize) {
        Builder builder = new Builder();
        builder.snapshotSerializer(serializer)
                .eventSerializer(serializer)
                .upcasterChain(upcasters)
                .persistenceExceptionResolver(DuplicateKeyException.class::isInstance)
                .batchSize(batchSize);
        return new PostgresEventStorageEngine(builder, jdbc, writer);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        if (CurrentUnitOfWork.isStarted()) {
            stage(CurrentUnitOfWork.get().root(), events);
        } else {
            append(events, null);
        }
    }

    private void stage(UnitOfWork<?> unit, List<? extends EventMessage<?>> events) {
        List<EventMessage<?>> staged = unit.getOrComputeResource(STAGED, key -> {
            unit.onCommit(this::appendStaged);
            return new ArrayList<>();
        });
        staged.addAll(events);
    }

    private void appendStaged(UnitOfWork<?> unit) {
        List<EventMessage<?>> staged = unit.getResource(STAGED);
        IdempotentAnswer answer = unit.getResource(AppendReceipt.ANSWER_RESOURCE);
        unit.resources().put(AppendReceipt.POSITION_RESOURCE, append(staged, answer));
    }

    private long append(List<? extends EventMessage<?>> events, @Nullable IdempotentAnswer answer) {
        List<? extends DomainEventMessage<?>> ofStreams =
                events.stream().map(PostgresEventStorageEngine::asDomainEvent).toList();
        List<StoredEvent> stored = ofStreams.stream()
                .map(event -> StoredEvent.of(event, getEventSerializer()))
                .toList();
        try {
            return writer.append(new Append(stored, answer), position -> recent.committed(ofStreams, position));
        } catch (DuplicateKeyException e) {
            handlePersistenceException(e, events.getFirst());
            throw e;
        }
    }

    /** An event outside any aggregate is a stream of its own. */
    private static DomainEventMessage<?> asDomainEvent(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domainEvent
                ? domainEvent
                : new GenericDomainEventMessage<>("event", event.getIdentifier(), 0, event, event::getTimestamp);
    }

    /** Ends at the first batch that is not full: there is no gap in which an event could still appear. */
    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(@Nullable TrackingToken after, boolean mayBlock) {
        return Stream.<List<? extends TrackedEventData<?>>>iterate(
                        fetchTrackedEvents(after, batchSize()),
                        batch -> !batch.isEmpty(),
                        batch -> batch.size() < batchSize()
                                ? List.of()
                                : fetchTrackedEvents(batch.getLast().trackingToken(), batchSize()))
                .flatMap(List::stream);
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

    /** Materialised, or the planner would look for the first such event from the log's beginning. */
    @Override
    public TrackingToken createTokenAt(Instant at) {
        Long first = jdbc.queryForObject("""
                with since as materialized (select position from event_log.event where recorded_at >= ?)
                select min(position) from since
                """, Long.class, Timestamp.from(at));
        return first == null ? createHeadToken() : new GlobalSequenceTrackingToken(first - 1);
    }

    @Override
    public long position() {
        Long newest = jdbc.queryForObject("select coalesce(max(position), 0) from event_log.event", Long.class);
        return newest == null ? 0 : newest;
    }

    /** Of actions, each of which is a stream of its own. */
    @Override
    public Set<EventId> existing(Collection<EventId> ids) {
        Object[] candidates = ids.stream().map(EventId::value).toArray();
        return new HashSet<>(jdbc.query(
                "select stream from event_log.event where stream = any (?) and sequence = 0 and event_id = stream",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", candidates)),
                (row, index) -> new EventId(row.getString(1))));
    }

    /** Replaces an older snapshot of the stream, and yields to a newer one. */
    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        SerializedObject<String> payload = snapshot.serializePayload(serializer, String.class);
        jdbc.update(
                """
                insert into event_log.snapshot as stored (stream, sequence, snapshot_id, stream_type, name, revision,
                                                          recorded_at, payload, metadata)
                values (?, ?, ?, ?, ?, ?, ?, ?::json, ?::json)
                on conflict (stream) do update
                    set sequence = excluded.sequence, snapshot_id = excluded.snapshot_id,
                        stream_type = excluded.stream_type, name = excluded.name, revision = excluded.revision,
                        recorded_at = excluded.recorded_at, payload = excluded.payload, metadata = excluded.metadata
                    where stored.sequence <= excluded.sequence
                """,
                snapshot.getAggregateIdentifier(),
                snapshot.getSequenceNumber(),
                snapshot.getIdentifier(),
                snapshot.getType(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                Timestamp.from(snapshot.getTimestamp()),
                payload.getData(),
                snapshot.serializeMetaData(serializer, String.class).getData());
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
        return jdbc
                .query(
                        "select snapshot_id as event_id, stream, sequence, stream_type, name, revision, recorded_at, "
                                + "payload, metadata from event_log.snapshot where stream = ?",
                        (row, index) -> entry(row),
                        stream)
                .stream();
    }

    /** What this process knows of the end of the log. */
    RecentEvents recent() {
        return recent;
    }

    /** What was recorded after a position up to now, read as it is used. */
    Stream<? extends TrackedEventMessage<?>> readEvents(long after) {
        return readEvents(new GlobalSequenceTrackingToken(after), false);
    }

    static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    private static final class Builder extends BatchingEventStorageEngine.Builder {}
}
