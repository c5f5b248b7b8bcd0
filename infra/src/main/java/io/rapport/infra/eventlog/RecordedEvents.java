package io.rapport.infra.eventlog;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.event.EventId;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.log.RecordedEvent;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Axon's messages as the recorded events of the domain. */
public final class RecordedEvents {

    private RecordedEvents() {}

    public static long position(EventMessage<?> message) {
        return message instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElseThrow()
                : 0;
    }

    /** The recorded event, or empty for one that this code does not know. */
    public static Optional<RecordedEvent> of(EventMessage<?> message) {
        return message instanceof RecentEvent<?> shared ? shared.recorded() : parse(message);
    }

    /** What is known of an event of which {@link #of} throws. */
    public static UnreadableEvent unreadable(EventMessage<?> message, RuntimeException failure) {
        String stream = message instanceof DomainEventMessage<?> stored ? stored.getAggregateIdentifier() : "";
        return UnreadableEvent.of(
                position(message),
                message.getIdentifier(),
                name(message),
                subject(message).orElse(stream),
                failure);
    }

    private static String name(EventMessage<?> message) {
        try {
            return DomainEvent.class.isAssignableFrom(message.getPayloadType())
                    ? EventRegistry.typeOf(message.getPayloadType()).name()
                    : "";
        } catch (RuntimeException e) {
            return "";
        }
    }

    private static Optional<String> subject(EventMessage<?> message) {
        try {
            return Optional.ofNullable((String) message.getMetaData().get(EventContext.SUBJECT));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    static Optional<RecordedEvent> parse(EventMessage<?> message) {
        return message instanceof DomainEventMessage<?> stored && message.getPayload() instanceof DomainEvent event
                ? Optional.of(new RecordedEvent(
                        new EventId(stored.getIdentifier()),
                        EventRegistry.typeOf(event.getClass()),
                        position(message),
                        stored.getAggregateIdentifier(),
                        stored.getSequenceNumber(),
                        stored.getTimestamp(),
                        EventContext.from(stored.getMetaData()),
                        event))
                : Optional.empty();
    }
}
