package io.rapport.projection.engagement;

import java.time.Instant;

/** How often an HCP did one thing to one piece of content over one channel. */
public record ActivityRow(
        String hcpId, String channel, String contentId, String action, long count, Instant firstAt, Instant lastAt) {}
