package io.rapport.query.engagement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of what happened to and by an HCP, newest first.
 *
 * @param next the cursor of the next page; absent on the last one
 */
record Timeline(List<Entry> items, @Nullable String next) {

    /**
     * @param details coded facts of the event
     * @param personal personal facts of the event; those whose key has been destroyed are left out
     */
    record Entry(
            long position,
            String eventId,
            String event,
            String feature,
            Instant occurredAt,
            Instant recordedAt,
            boolean simulated,
            @Nullable String channel,
            @Nullable String actor,
            @Nullable String contentId,
            @Nullable String sessionId,
            Map<String, Object> details,
            Map<String, String> personal) {}
}
