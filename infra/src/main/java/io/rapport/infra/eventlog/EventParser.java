package io.rapport.infra.eventlog;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.event.EventId;
import io.rapport.domain.event.EventType;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.log.RecordedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import tools.jackson.databind.ObjectReader;

/**
 * Rows of the log as the recorded events that the live path makes of them. An event of today's name and revision is read
 * from its bytes alone; all others take the live path's own way, by upcasters.
 */
final class EventParser {

    static final String COLUMNS =
            "position, event_id, stream, sequence, stream_type, name, revision, recorded_at, payload, metadata";

    static final int POSITION = 1;
    static final int EVENT_ID = 2;
    static final int STREAM = 3;
    static final int SEQUENCE = 4;
    static final int STREAM_TYPE = 5;
    static final int NAME = 6;
    static final int REVISION = 7;
    static final int RECORDED_AT = 8;
    static final int PAYLOAD = 9;
    static final int METADATA = 10;

    private record Format(EventType type, ObjectReader payload) {}

    private final EventSerializer serializer;
    private final EventUpcaster upcasters;
    private final Map<String, Format> formats;
    private final ObjectReader metadata;

    EventParser(EventUpcaster upcasters) {
        this.serializer = EventSerializer.create();
        this.upcasters = upcasters;
        this.formats = EventRegistry.types().entrySet().stream()
                .collect(toUnmodifiableMap(
                        entry -> entry.getValue().name(), entry -> format(entry.getKey(), entry.getValue())));
        this.metadata = serializer.getObjectMapper().readerForMapOf(Object.class);
    }

    private Format format(Class<? extends DomainEvent> eventClass, EventType type) {
        return new Format(type, serializer.getObjectMapper().readerFor(eventClass));
    }

    /**
     * The events of a row of {@link #COLUMNS}: one, none where this code does not know it, or several where an upcaster
     * splits it.
     *
     * @throws UnreadableEvent if it is not what its name and revision say
     */
    Stream<RecordedEvent> parse(ResultSet row) throws SQLException {
        Format format = formats.get(row.getString(NAME));
        try {
            return format != null && format.type().revision() == row.getInt(REVISION)
                    ? Stream.of(read(row, format))
                    : upcast(row);
        } catch (RuntimeException e) {
            throw UnreadableEvent.of(
                    row.getLong(POSITION), row.getString(EVENT_ID), row.getString(NAME), orderedBy(row), e);
        }
    }

    private String orderedBy(ResultSet row) throws SQLException {
        String stream = row.getString(STREAM);
        try {
            Map<String, Object> context = metadata.readValue(row.getBytes(METADATA));
            return context.get(EventContext.SUBJECT) instanceof String subject ? subject : stream;
        } catch (RuntimeException e) {
            return stream;
        }
    }

    private RecordedEvent read(ResultSet row, Format format) throws SQLException {
        Map<String, Object> context = metadata.readValue(row.getBytes(METADATA));
        DomainEvent event = format.payload().readValue(row.getBytes(PAYLOAD));
        return new RecordedEvent(
                new EventId(row.getString(EVENT_ID)),
                format.type(),
                row.getLong(POSITION),
                row.getString(STREAM),
                row.getLong(SEQUENCE),
                row.getTimestamp(RECORDED_AT).toInstant(),
                EventContext.from(context),
                event);
    }

    private Stream<RecordedEvent> upcast(ResultSet row) throws SQLException {
        GenericDomainEventEntry<String> entry = new GenericDomainEventEntry<>(
                row.getString(STREAM_TYPE),
                row.getString(STREAM),
                row.getLong(SEQUENCE),
                row.getString(EVENT_ID),
                row.getTimestamp(RECORDED_AT).toInstant().toString(),
                row.getString(NAME),
                row.getString(REVISION),
                row.getString(PAYLOAD),
                row.getString(METADATA));
        GlobalSequenceTrackingToken token = new GlobalSequenceTrackingToken(row.getLong(POSITION));
        return EventUtils.upcastAndDeserializeTrackedEvents(
                Stream.of(new TrackedDomainEventData<>(token, entry)), serializer, upcasters)
                .map(RecordedEvents::of)
                .flatMap(Optional::stream)
                .toList()
                .stream();
    }
}
