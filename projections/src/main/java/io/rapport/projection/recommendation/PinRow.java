package io.rapport.projection.recommendation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pin as it stands. Empty limits do not limit.
 *
 * @param activeTo the first moment after it, unless it was ended before
 * @param phase proposed, approved, refused or ended
 * @param reason why it was proposed
 * @param approvedAt kept when it is ended
 */
public record PinRow(
        String placement,
        String pinId,
        String contentId,
        int place,
        List<String> specialties,
        List<String> countries,
        List<String> languages,
        Instant activeFrom,
        Instant activeTo,
        String phase,
        String reason,
        String proposedBy,
        @Nullable String reviewer,
        @Nullable Instant approvedAt,
        @Nullable String refusalReason,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        Instant changedAt) {}
