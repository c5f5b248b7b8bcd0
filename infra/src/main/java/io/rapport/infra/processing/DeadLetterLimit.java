package io.rapport.infra.processing;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.CauseInWords;
import io.rapport.infra.eventlog.UnreadableEvent;

/** More sequences of events would have to be parked than may be: the fault is not in a few events. */
public final class DeadLetterLimit extends RuntimeException {

    private final long position;
    private final String eventId;
    private final String event;

    private DeadLetterLimit(
            SlotKey key, int limit, long position, String eventId, String event, RuntimeException cause) {
        super(
                "projection " + key.projection() + " in slot " + key.slot().name() + " cannot take event " + event
                        + " at position " + position + ", and " + limit + " sequences are parked, which is the limit",
                cause);
        this.position = position;
        this.eventId = eventId;
        this.event = event;
    }

    static DeadLetterLimit at(SlotKey key, int limit, RecordedEvent event, RuntimeException cause) {
        return new DeadLetterLimit(
                key, limit, event.position(), event.id().value(), event.type().name(), cause);
    }

    static DeadLetterLimit at(SlotKey key, int limit, UnreadableEvent event) {
        return new DeadLetterLimit(key, limit, event.position(), event.eventId(), event.name(), event);
    }

    public long position() {
        return position;
    }

    String eventId() {
        return eventId;
    }

    public String event() {
        return event;
    }

    /** Why the event for which there was no room could not be taken. */
    public String reason() {
        return CauseInWords.of(this);
    }
}
