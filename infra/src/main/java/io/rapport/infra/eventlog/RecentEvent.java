package io.rapport.infra.eventlog;

import io.rapport.domain.log.RecordedEvent;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;

/** An event that several readers share: what it holds as a recorded event is worked out by the first of them. */
final class RecentEvent<T> extends GenericTrackedDomainEventMessage<T> {

    private transient @Nullable Optional<RecordedEvent> recorded;

    private RecentEvent(TrackingToken token, DomainEventMessage<T> event, Message<T> content) {
        super(
                token,
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                content,
                event.getTimestamp());
    }

    /** Without what serialising the event has left in its message. */
    static <T> RecentEvent<T> committed(DomainEventMessage<T> event, long position) {
        Message<T> content = new GenericMessage<>(event.getIdentifier(), event.getPayload(), event.getMetaData());
        return new RecentEvent<>(new GlobalSequenceTrackingToken(position), event, content);
    }

    static RecentEvent<?> read(TrackedEventMessage<?> event) {
        return read(event.trackingToken(), (DomainEventMessage<?>) event);
    }

    private static <T> RecentEvent<T> read(TrackingToken token, DomainEventMessage<T> event) {
        return new RecentEvent<>(token, event, event);
    }

    long position() {
        return trackingToken().position().orElseThrow();
    }

    synchronized Optional<RecordedEvent> recorded() {
        if (recorded == null) {
            recorded = RecordedEvents.parse(this);
        }
        return recorded;
    }
}
