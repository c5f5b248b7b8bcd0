package io.rapport.projection.engagement;

import java.time.Instant;

/** Content that an HCP has bookmarked. */
public record SavedItemRow(String hcpId, String contentId, String channel, Instant savedAt) {}
