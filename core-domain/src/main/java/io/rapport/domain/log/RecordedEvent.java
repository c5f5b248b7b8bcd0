package io.rapport.domain.log;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.event.EventId;
import io.rapport.domain.event.EventType;
import java.time.Instant;

/**
 * An event as the log returns it.
 *
 * @param position the place in the log's one total order, from 1
 * @param stream the stream that the event belongs to
 * @param sequence the place in that stream, from 0
 * @param recordedAt when the server recorded it
 */
public record RecordedEvent(
        EventId id,
        EventType type,
        long position,
        String stream,
        long sequence,
        Instant recordedAt,
        EventContext context,
        DomainEvent event) {

    /** The same event in other circumstances. */
    public RecordedEvent with(EventContext other) {
        return new RecordedEvent(id, type, position, stream, sequence, recordedAt, other, event);
    }

    /**
     * The name of what this event is in order with: the HCP whom it is about, whichever stream it belongs to, or else its
     * stream. What events of different names do to a read model does not depend on which of them comes first.
     */
    public String orderedBy() {
        return context.subject() == null ? stream : context.subject().value();
    }
}
