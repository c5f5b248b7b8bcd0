package io.rapport.projection.engagement;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How often an HCP did one thing to one piece of content over one channel on one day, while it was of one type and about one
 * product, and what that told.
 *
 * @param product empty where the content is about none, or where there is no content
 * @param contentType empty where there is no content
 * @param day in UTC
 * @param depthSum percent, summed over the views that told it, of which there were {@code depths}
 * @param dwellMillis summed over the views that told it, of which there were {@code dwells}
 * @param stars summed over ratings
 * @param withoutResults of how many searches nothing was found
 */
public record ActivityRow(
        String hcpId,
        String channel,
        String contentId,
        String action,
        long count,
        Instant firstAt,
        Instant lastAt,
        String product,
        String contentType,
        LocalDate day,
        long depthSum,
        long depths,
        long dwellMillis,
        long dwells,
        long stars,
        long withoutResults) {

    /** The two together, which have one key. */
    ActivityRow plus(ActivityRow other) {
        return new ActivityRow(
                hcpId,
                channel,
                contentId,
                action,
                count + other.count,
                Times.earlier(firstAt, other.firstAt),
                Times.later(lastAt, other.lastAt),
                product,
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
