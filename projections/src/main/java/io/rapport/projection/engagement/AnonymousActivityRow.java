package io.rapport.projection.engagement;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How often one thing was done to one piece of content over one channel on one day by HCPs without consent to analytics,
 * and what that told; columns are as in {@link ActivityRow}.
 *
 * @param contentType empty where there is no content, else what the event tells of it, which is {@link ContentFacts#UNKNOWN}
 *     for all events so far
 */
public record AnonymousActivityRow(
        String channel,
        String contentId,
        String action,
        long count,
        Instant firstAt,
        Instant lastAt,
        String contentType,
        LocalDate day,
        long depthSum,
        long depths,
        long dwellMillis,
        long dwells,
        long stars,
        long withoutResults) {

    /** The two together, which have one key. */
    AnonymousActivityRow plus(AnonymousActivityRow other) {
        return new AnonymousActivityRow(
                channel,
                contentId,
                action,
                count + other.count,
                Times.earlier(firstAt, other.firstAt),
                Times.later(lastAt, other.lastAt),
                contentType,
                day,
                depthSum + other.depthSum,
                depths + other.depths,
                dwellMillis + other.dwellMillis,
                dwells + other.dwells,
                stars + other.stars,
                withoutResults + other.withoutResults);
    }
}
