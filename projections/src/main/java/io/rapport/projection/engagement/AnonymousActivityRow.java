package io.rapport.projection.engagement;

import java.time.Instant;

/** How often one thing was done to one piece of content over one channel by HCPs without consent to analytics. */
public record AnonymousActivityRow(
        String channel, String contentId, String action, long count, Instant firstAt, Instant lastAt) {}
