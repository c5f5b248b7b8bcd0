package io.rapport.infra.past;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.RecordedEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In any home of the log, stream by stream: an action of an HCP is a stream, so that there are as many reads as actions. */
final class StreamEvents implements EventsAtPositions {

    private final EventStore store;
    private final JdbcClient jdbc;

    StreamEvents(EventStore store, JdbcClient jdbc) {
        this.store = store;
        this.jdbc = jdbc;
    }

    @Override
    public void read(List<Long> positions, Consumer<RecordedEvent> consumer) {
        TreeMap<Long, RecordedEvent> events = new TreeMap<>();
        places(positions)
                .forEach((stream, bySequence) -> store.readEvents(stream)
                        .asStream()
                        .filter(message -> bySequence.containsKey(message.getSequenceNumber()))
                        .forEach(message -> RecordedEvents.of(message)
                                .map(event -> at(Objects.requireNonNull(bySequence.get(event.sequence())), event))
                                .ifPresent(event -> events.put(event.position(), event))));
        events.values().forEach(consumer);
    }

    /** By stream and by sequence in it, as the trail has them. */
    private Map<String, Map<Long, Long>> places(List<Long> positions) {
        Map<String, Map<Long, Long>> places = new HashMap<>();
        jdbc.sql("select position, stream, sequence from read_model.audit_trail where position = any (:positions)")
                .param("positions", positions.toArray(Long[]::new))
                .query((RowCallbackHandler) row -> places.computeIfAbsent(row.getString("stream"), _ -> new HashMap<>())
                        .put(row.getLong("sequence"), row.getLong("position")));
        return places;
    }

    private static RecordedEvent at(long position, RecordedEvent event) {
        return new RecordedEvent(
                event.id(),
                event.type(),
                position,
                event.stream(),
                event.sequence(),
                event.recordedAt(),
                event.context(),
                event.event());
    }
}
