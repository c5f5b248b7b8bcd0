package io.rapport.infra.axonserver;

import io.rapport.infra.eventlog.AnswerMarker;
import io.rapport.infra.eventlog.EventSerializer;
import io.rapport.infra.eventlog.RecordedEvents;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Reads events with everything that is stored of them. */
public final class StoredEvents {

    private StoredEvents() {}

    /** The event at the position, as text. */
    public static String text(EventStore log, long position) {
        DomainEventMessage<?> event =
                (DomainEventMessage<?>) read(log, position, position).getFirst();
        return String.join(
                " ",
                event.getIdentifier(),
                event.getType(),
                event.getAggregateIdentifier(),
                event.getMetaData().toString(),
                event.serializePayload(EventSerializer.create(), String.class).getData());
    }

    /** The markers of answers in the whole log. */
    public static List<AnswerMarker> answers(EventStore log) {
        long head = log.createHeadToken().position().orElseThrow();
        return read(log, 1, head).stream()
                .map(EventMessage::getPayload)
                .filter(AnswerMarker.class::isInstance)
                .map(AnswerMarker.class::cast)
                .toList();
    }

    private static List<EventMessage<?>> read(EventStore log, long first, long last) {
        List<EventMessage<?>> read = new ArrayList<>();
        try (BlockingStream<TrackedEventMessage<?>> events =
                log.openStream(new GlobalSequenceTrackingToken(first - 1))) {
            for (long position = first - 1; position < last; ) {
                TrackedEventMessage<?> event = events.nextAvailable();
                position = RecordedEvents.position(event);
                read.add(event);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return read;
    }
}
