package io.rapport.infra.eventlog;

import org.jspecify.annotations.Nullable;

/**
 * A place of the log that cannot be read. Whoever depends on all events stops there; who can do without those of one
 * sequence goes on past it.
 */
public final class UnreadableEvent extends RuntimeException {

    private static final String UNKNOWN = "";

    private final long position;
    private final String eventId;
    private final String name;
    private final String orderedBy;

    private UnreadableEvent(
            long position, String eventId, String name, String orderedBy, String message, @Nullable Throwable cause) {
        super(message + " at position " + position, cause);
        this.position = position;
        this.eventId = eventId;
        this.name = name;
        this.orderedBy = orderedBy;
    }

    /**
     * @param name the stored name, as far as it is known
     * @param orderedBy the sequence that the event belongs to, as {@link io.rapport.domain.log.RecordedEvent#orderedBy}
     */
    static UnreadableEvent of(long position, String eventId, String name, String orderedBy, Throwable cause) {
        return new UnreadableEvent(position, eventId, name, orderedBy, "event " + eventId + " cannot be read", cause);
    }

    static UnreadableEvent missing(long position) {
        return new UnreadableEvent(position, UNKNOWN, UNKNOWN, UNKNOWN, "there is no event", null);
    }

    public long position() {
        return position;
    }

    public String eventId() {
        return eventId;
    }

    public String name() {
        return name;
    }

    public String orderedBy() {
        return orderedBy;
    }
}
