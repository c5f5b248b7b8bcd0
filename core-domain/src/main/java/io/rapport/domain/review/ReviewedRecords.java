package io.rapport.domain.review;

import io.rapport.domain.event.EventType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events themselves, for those who review them. */
public interface ReviewedRecords {

    /**
     * An event as a reviewer is shown it.
     *
     * @param digest of what is stored
     * @param circumstances the event's metadata
     * @param details the event's payload, personal text in clear where its key exists
     */
    record Shown(
            EventDigest digest,
            EventType type,
            Instant recordedAt,
            Map<String, ?> circumstances,
            @Nullable Object details) {}

    /** Empty where there is no such event, or it cannot be read or hashed. */
    Optional<Shown> at(long position);
}
