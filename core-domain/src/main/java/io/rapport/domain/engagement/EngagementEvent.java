package io.rapport.domain.engagement;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.recommendation.RecommendationId;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import org.jspecify.annotations.Nullable;

/**
 * An action of an HCP, who is the subject of the event's envelope and never part of its payload. An anonymous event has
 * no subject and no session. Units and ranges are those of {@link Action}.
 */
public sealed interface EngagementEvent extends DomainEvent {

    @Nullable
    SessionId session();

    sealed interface OnContent extends EngagementEvent {
        ContentId contentId();
    }

    /** Of no visit to the portal. */
    sealed interface OffPortal extends EngagementEvent {
        @Nullable
        Product product();

        @Override
        default @Nullable SessionId session() {
            return null;
        }
    }

    record SessionStarted(@Nullable SessionId session) implements EngagementEvent {}

    record SessionEnded(@Nullable SessionId session) implements EngagementEvent {}

    record ContentViewed(
            ContentId contentId,
            @Nullable SessionId session,
            @Nullable Integer depthPercent,
            @Nullable Long dwellMillis)
            implements OnContent {}

    record ContentBookmarked(ContentId contentId, @Nullable SessionId session) implements OnContent {}

    record ContentUnbookmarked(
            ContentId contentId, @Nullable SessionId session) implements OnContent {}

    record ContentSearched(
            @Nullable SessionId session, @Nullable ProtectedText query, SearchFilters filters, int results)
            implements EngagementEvent {}

    record SearchResultClicked(
            ContentId contentId, @Nullable SessionId session, int rank) implements OnContent {}

    record ContentDownloaded(ContentId contentId, @Nullable SessionId session) implements OnContent {}

    record ContentShared(ContentId contentId, @Nullable SessionId session) implements OnContent {}

    record ContentRated(ContentId contentId, @Nullable SessionId session, int stars) implements OnContent {}

    record ContentCommented(
            ContentId contentId,
            @Nullable SessionId session,
            @Nullable ProtectedText text) implements OnContent {}

    record ContentFollowed(ContentId contentId, @Nullable SessionId session) implements OnContent {}

    /** @param recommendation the list; absent from an anonymous event, since a list may have a known reader */
    record RecommendationClicked(
            ContentId contentId,
            @Nullable SessionId session,
            @Nullable RecommendationId recommendation,
            int place) implements OnContent {}

    /** @param recommendation as in {@link RecommendationClicked} */
    record RecommendationDismissed(
            ContentId contentId,
            @Nullable SessionId session,
            @Nullable RecommendationId recommendation,
            @Nullable DismissalReason reason)
            implements OnContent {}

    record TopicRefused(@Nullable SessionId session, Topic topic) implements EngagementEvent {}

    record RepVisited(@Nullable Product product, @Nullable Integer minutes) implements OffPortal {}

    /** @param email absent from an anonymous event: the sender's id of an e-mail says to whom it went */
    record EmailSent(@Nullable EmailId email, @Nullable Product product) implements OffPortal {}

    /** @param email as in {@link EmailSent} */
    record EmailOpened(@Nullable EmailId email, @Nullable Product product) implements OffPortal {}

    /** @param email as in {@link EmailSent} */
    record EmailClicked(@Nullable EmailId email, @Nullable Product product) implements OffPortal {}
}
