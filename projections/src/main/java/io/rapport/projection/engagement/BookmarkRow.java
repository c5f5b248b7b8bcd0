package io.rapport.projection.engagement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An HCP's mark on a piece of content.
 *
 * @param saved whether the content was bookmarked or its bookmark taken back
 */
public record BookmarkRow(
        String hcpId,
        long position,
        String contentId,
        String channel,
        boolean saved,
        Instant markedAt,
        @Nullable String product,
        @Nullable String contentType) {}
