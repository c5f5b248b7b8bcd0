package io.rapport.projection.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One decision on consent, with both its times. */
public record ConsentRow(
        String hcpId,
        long position,
        String recordId,
        String purpose,
        @Nullable String channel,
        String decision,
        @Nullable String notice,
        Instant decidedAt,
        @Nullable Instant expiresAt,
        Instant recordedAt,
        @Nullable String product,
        @Nullable String contentType) {}
