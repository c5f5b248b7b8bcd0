package io.rapport.projection.recommendation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A list of recommendations that was served, and what its reader made of it.
 *
 * @param position of the event
 * @param hcpId the reader; absent where it was served anonymously
 * @param level segment, behaviour or model
 * @param items how many it has
 * @param clicks 0 where it was served anonymously, as {@code dismissals}
 */
public record ServedListRow(
        String recommendationId,
        long position,
        @Nullable String hcpId,
        @Nullable String channel,
        String placement,
        String level,
        @Nullable String modelId,
        Instant servedAt,
        int items,
        int clicks,
        int dismissals) {

    ServedListRow clicked() {
        return with(clicks + 1, dismissals);
    }

    ServedListRow dismissed() {
        return with(clicks, dismissals + 1);
    }

    private ServedListRow with(int allClicks, int allDismissals) {
        return new ServedListRow(
                recommendationId,
                position,
                hcpId,
                channel,
                placement,
                level,
                modelId,
                servedAt,
                items,
                allClicks,
                allDismissals);
    }
}
