package io.rapport.domain.contact;

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
import io.rapport.domain.shared.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What an action tells about meeting the HCP again.
 *
 * @param channel on which the HCP did something; absent where something was done to the HCP, or by a timer
 * @param mail by {@link Mails#key}, where the action is about an e-mail that is named
 */
record Response(@Nullable Channel channel, @Nullable Long mail) {

    private static final Response NONE = new Response(null, null);

    /** @param reported the channel on which the action was reported, which for e-mails and visits may be another */
    static Response of(EngagementEvent event, Channel reported) {
        return switch (event) {
            case EmailSent e -> new Response(null, e.email() == null ? null : Mails.key(e.email()));
            case EmailOpened e -> new Response(Channel.EMAIL, e.email() == null ? null : Mails.key(e.email()));
            case EmailClicked e -> new Response(Channel.EMAIL, e.email() == null ? null : Mails.key(e.email()));
            case RepVisited _ -> new Response(Channel.REP, null);
            // A portal ends a session when nothing has happened for a while.
            case SessionEnded _ -> NONE;
            case SessionStarted _,
                    ContentViewed _,
                    ContentBookmarked _,
                    ContentUnbookmarked _,
                    ContentSearched _,
                    SearchResultClicked _,
                    ContentDownloaded _,
                    ContentShared _,
                    ContentRated _,
                    ContentCommented _,
                    ContentFollowed _,
                    RecommendationClicked _,
                    RecommendationDismissed _,
                    TopicRefused _ -> new Response(reported, null);
        };
    }
}
