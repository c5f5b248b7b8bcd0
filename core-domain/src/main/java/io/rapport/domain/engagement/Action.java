package io.rapport.domain.engagement;

import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.recommendation.RecommendationId;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import org.jspecify.annotations.Nullable;

/** What an HCP did, or was met with, as the portal or a CRM system reports it. */
public sealed interface Action {

    /** An action on a piece of content, which must be published. */
    sealed interface OnContent extends Action {
        ContentId contentId();
    }

    /** What happens away from the portal, and is told by a CRM system. */
    sealed interface OffPortal extends Action {
        /** What it was about, where that is one product. */
        @Nullable
        Product product();
    }

    record StartSession() implements Action {}

    record EndSession() implements Action {}

    /**
     * @param depthPercent how much of the content was seen, 0 to 100, where the portal measures it
     * @param dwellMillis how long it was in view, up to a day, where the portal measures it
     */
    record ViewContent(
            ContentId contentId,
            @Nullable Integer depthPercent,
            @Nullable Long dwellMillis) implements OnContent {
        public ViewContent {
            Bounds.depth(depthPercent);
            Bounds.dwell(dwellMillis);
        }
    }

    record BookmarkContent(ContentId contentId) implements OnContent {}

    record UnbookmarkContent(ContentId contentId) implements OnContent {}

    /**
     * @param query what was typed, protected under {@code ENGAGEMENT}; absent where only filters were set
     * @param results how many results were found
     */
    record SearchContent(@Nullable ProtectedText query, SearchFilters filters, int results) implements Action {
        public SearchContent {
            Bounds.results(results);
        }
    }

    /** @param rank the place of the clicked result in the list, from 1 */
    record ClickSearchResult(ContentId contentId, int rank) implements OnContent {
        public ClickSearchResult {
            Bounds.rank(rank);
        }
    }

    record DownloadContent(ContentId contentId) implements OnContent {}

    record ShareContent(ContentId contentId) implements OnContent {}

    /** @param stars 1 (worst) to 5 (best) */
    record RateContent(ContentId contentId, int stars) implements OnContent {
        public RateContent {
            Bounds.stars(stars);
        }
    }

    /** @param text the comment, protected under {@code ENGAGEMENT}; absent where the source keeps it elsewhere */
    record CommentOnContent(ContentId contentId, @Nullable ProtectedText text) implements OnContent {}

    record FollowContent(ContentId contentId) implements OnContent {}

    /**
     * @param recommendation the list that was served
     * @param place of the clicked item in that list, from 1
     */
    record ClickRecommendation(ContentId contentId, RecommendationId recommendation, int place) implements OnContent {
        public ClickRecommendation {
            Bounds.place(place);
        }
    }

    /**
     * That what was recommended is not wanted, until it is revised.
     *
     * @param recommendation the list that was served
     * @param reason absent where the HCP gave none
     */
    record DismissRecommendation(
            ContentId contentId,
            RecommendationId recommendation,
            @Nullable DismissalReason reason) implements OnContent {}

    /** That nothing more on a topic is to be recommended. */
    record RefuseTopic(Topic topic) implements Action {}

    /** @param minutes how long the visit took, up to a day, where the representative says so */
    record MeetRep(@Nullable Product product, @Nullable Integer minutes) implements OffPortal {
        public MeetRep {
            Bounds.minutes(minutes);
        }
    }

    record ReceiveEmail(EmailId email, @Nullable Product product) implements OffPortal {}

    record OpenEmail(EmailId email, @Nullable Product product) implements OffPortal {}

    record ClickEmail(EmailId email, @Nullable Product product) implements OffPortal {}
}
