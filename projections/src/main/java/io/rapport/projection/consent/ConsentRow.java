package io.rapport.projection.consent;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision on consent, or what became of one, with both its times.
 *
 * @param renews the record of the grant that this one renews
 * @param purposes those that an objection stops; empty for others
 * @param channels those on which something has run out; empty for others
 * @param overChannel the channel over which it was said
 * @param actor who said it
 */
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
        @Nullable String contentType,
        @Nullable String language,
        @Nullable String jurisdiction,
        @Nullable String legalBasis,
        @Nullable String renews,
        List<String> purposes,
        List<String> channels,
        @Nullable String overChannel,
        @Nullable String actor) {}
