package io.rapport.infra.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was signed, and where.
 *
 * @param kind the code of a {@link FindingKind}
 * @param position the first position of the log that it may concern; for a checkpoint, its size
 * @param lastPosition the last such position
 * @param eventId of the event that stands at the position now, where one is known
 * @param detail in words; nothing of what is in events
 */
record Finding(
        String kind,
        long position,
        long lastPosition,
        @Nullable String eventId,
        String detail) {

    static Finding at(FindingKind kind, long position, @Nullable String eventId, String detail) {
        return new Finding(kind.code(), position, position, eventId, detail);
    }

    static Finding between(FindingKind kind, long first, long last, String detail) {
        return new Finding(kind.code(), first, last, null, detail);
    }
}
