package io.rapport.infra.eventlog;

import org.jspecify.annotations.Nullable;

/** A place of the log that cannot be read. Whoever reads stops there, because what follows may depend on it. */
public final class UnreadableEvent extends RuntimeException {

    private final long position;

    private UnreadableEvent(long position, String message, @Nullable Throwable cause) {
        super(message + " at position " + position, cause);
        this.position = position;
    }

    static UnreadableEvent of(long position, String id, Throwable cause) {
        return new UnreadableEvent(position, "event " + id + " cannot be read", cause);
    }

    static UnreadableEvent missing(long position) {
        return new UnreadableEvent(position, "there is no event", null);
    }

    public long position() {
        return position;
    }
}
