package io.rapport.projection.engagement;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event about an HCP.
 *
 * @param details coded facts of the event
 * @param protectedDetails personal facts of the event, as ciphertext
 */
public record TimelineRow(
        String hcpId,
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
        Map<String, Object> protectedDetails,
        @Nullable String product,
        @Nullable String contentType) {}
