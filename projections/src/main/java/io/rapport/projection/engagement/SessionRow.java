package io.rapport.projection.engagement;

import java.time.Instant;

/** One visit: its actions, from the first to the last. */
public record SessionRow(
        String hcpId, String channel, String sessionId, long actions, Instant firstAt, Instant lastAt) {}
