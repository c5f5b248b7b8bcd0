package io.rapport.infra.bundle;

import org.jspecify.annotations.Nullable;

/** The first thing in a bundle that is not as it must be. */
public final class BrokenBundle extends RuntimeException {

    private final String place;
    private final @Nullable Long position;
    private final @Nullable String eventId;

    private BrokenBundle(String place, @Nullable Long position, @Nullable String eventId, String message) {
        super(message, null, false, false);
        this.place = place;
        this.position = position;
        this.eventId = eventId;
    }

    static BrokenBundle in(BundleEntry entry, String message) {
        return new BrokenBundle(entry.fileName(), null, null, message);
    }

    /** Where the zip itself is not one of a bundle. */
    static BrokenBundle zip(String message) {
        return new BrokenBundle("zip", null, null, message);
    }

    static BrokenBundle at(BundleEntry entry, long position, String message) {
        return new BrokenBundle(entry.fileName(), position, null, message);
    }

    static BrokenBundle event(BundleEntry entry, long position, String eventId, String message) {
        return new BrokenBundle(entry.fileName(), position, eventId, message);
    }

    /** Where it does not fit what is known from outside. */
    static BrokenBundle against(String what, String message) {
        return new BrokenBundle(what, null, null, message);
    }

    /** The entry's name, or what else is broken. */
    public String place() {
        return place;
    }

    /** Of the event in the log, where one is meant. */
    public @Nullable Long position() {
        return position;
    }

    public @Nullable String eventId() {
        return eventId;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
