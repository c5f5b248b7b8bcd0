package io.rapport.projection.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One event; personal values are ciphertext. */
public record AuditTrailRow(
        long position,
        String eventId,
        String stream,
        long sequence,
        String event,
        String feature,
        int revision,
        Instant occurredAt,
        Instant recordedAt,
        boolean simulated,
        @Nullable String hcpId,
        @Nullable String actor,
        @Nullable String onBehalfOf,
        @Nullable String channel,
        @Nullable String correlationId,
        @Nullable String causationId,
        Map<String, Object> details,
        Map<String, Object> protectedDetails,
        Map<String, Object> changes,
        @Nullable String reason,
        Map<String, Object> consent,
        List<String> purposes,
        String words) {}
