package io.rapport.projection.engagement;

import io.rapport.domain.engagement.EngagementEvent;
import io.rapport.domain.engagement.EngagementEvent.ContentBookmarked;
import io.rapport.domain.engagement.EngagementEvent.ContentCommented;
import io.rapport.domain.engagement.EngagementEvent.ContentDownloaded;
import io.rapport.domain.engagement.EngagementEvent.ContentFollowed;
import io.rapport.domain.engagement.EngagementEvent.ContentRated;
import io.rapport.domain.engagement.EngagementEvent.ContentSearched;
import io.rapport.domain.engagement.EngagementEvent.ContentShared;
import io.rapport.domain.engagement.EngagementEvent.ContentUnbookmarked;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.engagement.EngagementEvent.OffPortal;
import io.rapport.domain.engagement.EngagementEvent.RecommendationClicked;
import io.rapport.domain.engagement.EngagementEvent.RecommendationDismissed;
import io.rapport.domain.engagement.EngagementEvent.SearchResultClicked;
import io.rapport.domain.engagement.EngagementEvent.SessionEnded;
import io.rapport.domain.engagement.EngagementEvent.SessionStarted;
import io.rapport.domain.engagement.EngagementEvent.TopicRefused;

/**
 * What one action tells beyond that it happened, ready to be summed.
 *
 * @param depthSum percent; 0 where no depth is told, and then {@code depths} is 0 as well
 * @param dwellMillis as {@code depthSum}, with {@code dwells}
 * @param stars of a rating
 * @param withoutResults 1 for a search that found nothing
 */
record Measures(long depthSum, long depths, long dwellMillis, long dwells, long stars, long withoutResults) {

    private static final Measures NONE = new Measures(0, 0, 0, 0, 0, 0);

    static Measures of(EngagementEvent event) {
        return switch (event) {
            case ContentViewed e -> of(e);
            case ContentRated e -> new Measures(0, 0, 0, 0, e.stars(), 0);
            case ContentSearched e -> new Measures(0, 0, 0, 0, 0, e.results() == 0 ? 1 : 0);
            case SessionStarted _,
                    SessionEnded _,
                    ContentBookmarked _,
                    ContentUnbookmarked _,
                    SearchResultClicked _,
                    ContentDownloaded _,
                    ContentShared _,
                    ContentCommented _,
                    ContentFollowed _,
                    RecommendationClicked _,
                    RecommendationDismissed _,
                    TopicRefused _,
                    OffPortal _ -> NONE;
        };
    }

    private static Measures of(ContentViewed view) {
        Integer depth = view.depthPercent();
        Long dwell = view.dwellMillis();
        return new Measures(
                depth == null ? 0 : depth,
                depth == null ? 0 : 1,
                dwell == null ? 0 : dwell,
                dwell == null ? 0 : 1,
                0,
                0);
    }
}
