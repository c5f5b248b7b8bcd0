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
import io.rapport.domain.engagement.EngagementEvent.EmailClicked;
import io.rapport.domain.engagement.EngagementEvent.EmailOpened;
import io.rapport.domain.engagement.EngagementEvent.EmailSent;
import io.rapport.domain.engagement.EngagementEvent.RecommendationClicked;
import io.rapport.domain.engagement.EngagementEvent.RecommendationDismissed;
import io.rapport.domain.engagement.EngagementEvent.RepVisited;
import io.rapport.domain.engagement.EngagementEvent.SearchResultClicked;
import io.rapport.domain.engagement.EngagementEvent.SessionEnded;
import io.rapport.domain.engagement.EngagementEvent.SessionStarted;
import io.rapport.domain.engagement.EngagementEvent.TopicRefused;

/** The names of actions, the same in requests and read models. */
final class Actions {

    private Actions() {}

    static String name(EngagementEvent event) {
        return switch (event) {
            case SessionStarted _ -> "session-start";
            case SessionEnded _ -> "session-end";
            case ContentViewed _ -> "view";
            case ContentBookmarked _ -> "bookmark";
            case ContentUnbookmarked _ -> "unbookmark";
            case ContentSearched _ -> "search";
            case SearchResultClicked _ -> "search-click";
            case ContentDownloaded _ -> "download";
            case ContentShared _ -> "share";
            case ContentRated _ -> "rating";
            case ContentCommented _ -> "comment";
            case ContentFollowed _ -> "follow";
            case RecommendationClicked _ -> "click-recommendation";
            case RecommendationDismissed _ -> "dismiss-recommendation";
            case TopicRefused _ -> "refuse-topic";
            case RepVisited _ -> "rep-visit";
            case EmailSent _ -> "email-sent";
            case EmailOpened _ -> "email-opened";
            case EmailClicked _ -> "email-clicked";
        };
    }

    /** The content that the action is on, or the empty text where it is on none. */
    static String contentId(EngagementEvent event) {
        return event instanceof EngagementEvent.OnContent onContent
                ? onContent.contentId().value()
                : "";
    }
}
