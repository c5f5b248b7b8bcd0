package io.rapport.projection.engagement;

import java.time.Instant;

/**
 * One visit: its actions, from the first to the last.
 *
 * @param views of content, among the actions
 */
public record SessionRow(
        String hcpId, String channel, String sessionId, long actions, Instant firstAt, Instant lastAt, long views) {

    /** The two together, which have one key. */
    SessionRow plus(SessionRow other) {
        return new SessionRow(
                hcpId,
                channel,
                sessionId,
                actions + other.actions,
                Times.earlier(firstAt, other.firstAt),
                Times.later(lastAt, other.lastAt),
                views + other.views);
    }
}
