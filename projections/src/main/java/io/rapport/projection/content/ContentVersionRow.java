package io.rapport.projection.content;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a piece of content.
 *
 * @param mesh the descriptors of Medical Subject Headings that it is indexed under, in order
 */
public record ContentVersionRow(
        String contentId,
        int version,
        String phase,
        String title,
        @Nullable String summary,
        String type,
        String nature,
        List<String> topics,
        String language,
        List<String> specialties,
        List<String> roles,
        List<String> countries,
        boolean verifiedOnly,
        @Nullable String product,
        String author,
        @Nullable String reviewer,
        @Nullable String reason,
        @Nullable Instant approvedAt,
        @Nullable Instant validUntil,
        @Nullable Instant publishedFrom,
        @Nullable Instant publishedUntil,
        Instant changedAt,
        boolean productAccessOnly,
        List<String> mesh) {}
