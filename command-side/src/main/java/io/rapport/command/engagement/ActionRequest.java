package io.rapport.command.engagement;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.engagement.Action;
import io.rapport.domain.engagement.Action.BookmarkContent;
import io.rapport.domain.engagement.Action.ClickEmail;
import io.rapport.domain.engagement.Action.ClickRecommendation;
import io.rapport.domain.engagement.Action.ClickSearchResult;
import io.rapport.domain.engagement.Action.CommentOnContent;
import io.rapport.domain.engagement.Action.DismissRecommendation;
import io.rapport.domain.engagement.Action.DownloadContent;
import io.rapport.domain.engagement.Action.EndSession;
import io.rapport.domain.engagement.Action.FollowContent;
import io.rapport.domain.engagement.Action.MeetRep;
import io.rapport.domain.engagement.Action.OpenEmail;
import io.rapport.domain.engagement.Action.RateContent;
import io.rapport.domain.engagement.Action.ReceiveEmail;
import io.rapport.domain.engagement.Action.RefuseTopic;
import io.rapport.domain.engagement.Action.SearchContent;
import io.rapport.domain.engagement.Action.ShareContent;
import io.rapport.domain.engagement.Action.StartSession;
import io.rapport.domain.engagement.Action.UnbookmarkContent;
import io.rapport.domain.engagement.Action.ViewContent;
import io.rapport.domain.engagement.ClientActionId;
import io.rapport.domain.engagement.DismissalReason;
import io.rapport.domain.engagement.EmailId;
import io.rapport.domain.engagement.SearchFilters;
import io.rapport.domain.engagement.SessionId;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.recommendation.RecommendationId;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One action as clients send it, free text still in clear. Every action has an id of the client's and when it
 * occurred; it may have a channel and, on the portal, a session.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ActionRequest.SessionStart.class, name = "session-start"),
    @JsonSubTypes.Type(value = ActionRequest.SessionEnd.class, name = "session-end"),
    @JsonSubTypes.Type(value = ActionRequest.View.class, name = "view"),
    @JsonSubTypes.Type(value = ActionRequest.Bookmark.class, name = "bookmark"),
    @JsonSubTypes.Type(value = ActionRequest.Unbookmark.class, name = "unbookmark"),
    @JsonSubTypes.Type(value = ActionRequest.Search.class, name = "search"),
    @JsonSubTypes.Type(value = ActionRequest.SearchClick.class, name = "search-click"),
    @JsonSubTypes.Type(value = ActionRequest.Download.class, name = "download"),
    @JsonSubTypes.Type(value = ActionRequest.Share.class, name = "share"),
    @JsonSubTypes.Type(value = ActionRequest.Rating.class, name = "rating"),
    @JsonSubTypes.Type(value = ActionRequest.Comment.class, name = "comment"),
    @JsonSubTypes.Type(value = ActionRequest.Follow.class, name = "follow"),
    @JsonSubTypes.Type(value = ActionRequest.RecommendationClick.class, name = "click-recommendation"),
    @JsonSubTypes.Type(value = ActionRequest.RecommendationDismissal.class, name = "dismiss-recommendation"),
    @JsonSubTypes.Type(value = ActionRequest.TopicRefusal.class, name = "refuse-topic"),
    @JsonSubTypes.Type(value = ActionRequest.RepVisit.class, name = "rep-visit"),
    @JsonSubTypes.Type(value = ActionRequest.EmailSent.class, name = "email-sent"),
    @JsonSubTypes.Type(value = ActionRequest.EmailOpened.class, name = "email-opened"),
    @JsonSubTypes.Type(value = ActionRequest.EmailClicked.class, name = "email-clicked")
})
public sealed interface ActionRequest {

    ClientActionId clientId();

    Instant occurredAt();

    @Nullable
    Channel channel();

    /** Where such an action takes place, unless it says so itself. */
    default Channel usualChannel() {
        return Channel.WEB;
    }

    /** Absent from what happens away from the portal. */
    default @Nullable SessionId session() {
        return null;
    }

    /** The domain's action, with free text protected by {@code protect}, which gives nothing for text that must not be kept. */
    Action action(Function<FreeText, @Nullable ProtectedText> protect);

    record SessionStart(
            ClientActionId clientId,
            Instant occurredAt,
            @Nullable Channel channel,
            @Nullable SessionId session) implements ActionRequest {
        @Override
        public Action action(Function<FreeText, @Nullable ProtectedText> protect) {
            return new StartSession();
        }
    }

    record SessionEnd(
            ClientActionId clientId,
            Instant occurredAt,
            @Nullable Channel channel,
            @Nullable SessionId session) implements ActionRequest {
        @Override
        public Action action(Function<FreeText, @Nullable ProtectedText> protect) {
            return new EndSession();
        }
    }

    record View(
            ClientActionId clientId,
            Instant occurredAt,
            @Nullable Channel channel,
            @Nullable SessionId session,
            ContentId contentId,
            @Nullable Integer depthPercent,
            @Nullable Long dwellMillis)
            implements ActionRequest {
        @Override
        public Action action(Function<FreeText, @Nullable ProtectedText> protect) {
            return new ViewContent(contentId, depthPercent, dwellMillis);
        }
    }

    record Bookmark(
            ClientActionId clientId,
            Instant occurredAt,
            @Nullable Channel channel,
            @Nullable SessionId session,
            ContentId contentId)
            implements ActionRequest {
        @Override
        public Action action(Function<FreeText, @Nullable ProtectedText> protect) {
            return new BookmarkContent(contentId);
        }
    }

    record Unbookmark(
            ClientActionId clientId,
            Instant occurredAt,
            @Nullable Channel channel,
            @Nullable SessionId session,
            ContentId contentId)
            implements ActionRequest {
        @Override
        public Action action(Function<FreeText, @Nullable ProtectedText> protect) {
            return new UnbookmarkContent(contentId);
        }
    }

    record Search(
            ClientActionId clientId,
            Instant occurredAt,
            @Nullable Channel channel,
            @Nullable SessionId session,
            @Nullable FreeText query,
            @Nullable Set<Topic> topics,
            @Nullable ContentType type,
            @Nullable ContentNature nature,
            int results)
            implements ActionRequest {
        @Override
        public Action action(Function<FreeText, @Nullable ProtectedText> protect) {
            return new SearchContent(
                    query == null ? null : protect.apply(query),
                    new SearchFilters(new TreeSet<>(topics == null ? Set.of() : topics), type, nature),
                    results);
        }
    }

    record SearchClick(
            ClientActionId clientId,
            Instant occurredAt,
            @Nullable Channel channel,
            @Nullable SessionId session,
            ContentId contentId,
            int rank)
            implements ActionRequest {
        @Override
        public Action action(Function<FreeText, @Nullable ProtectedText> protect) {
            return new ClickSearchResult(contentId, rank);
        }
    }

    record Download(
            ClientActionId clientId,
            Instant occurredAt,
            @Nullable Channel channel,
            @Nullable SessionId session,
            ContentId contentId)
            implements ActionRequest {
        @Override
        public Action action(Function<FreeText, @Nullable ProtectedText> protect) {
            return new DownloadContent(contentId);
        }
    }

    record Share(
            ClientActionId clientId,
            Instant occurredAt,
            @Nullable Channel channel,
            @Nullable SessionId session,
            ContentId contentId)
            implements ActionRequest {
        @Override
        public Action action(Function<FreeText, @Nullable ProtectedText> protect) {
            return new ShareContent(contentId);
        }
    }

    record Rating(
            ClientActionId clientId,
            Instant occurredAt,
            @Nullable Channel channel,
            @Nullable SessionId session,
            ContentId contentId,
            int stars)
            implements ActionRequest {
        @Override
        public Action action(Function<FreeText, @Nullable ProtectedText> protect) {
            return new RateContent(contentId, stars);
        }
    }

    record Comment(
            ClientActionId clientId,
            Instant occurredAt,
            @Nullable Channel channel,
            @Nullable SessionId session,
            ContentId contentId,
            @Nullable FreeText text)
            implements ActionRequest {
        @Override
        public Action action(Function<FreeText, @Nullable ProtectedText> protect) {
            return new CommentOnContent(contentId, text == null ? null : protect.apply(text));
        }
    }

    record Follow(
            ClientActionId clientId,
            Instant occurredAt,
            @Nullable Channel channel,
            @Nullable SessionId session,
            ContentId contentId)
            implements ActionRequest {
        @Override
        public Action action(Function<FreeText, @Nullable ProtectedText> protect) {
            return new FollowContent(contentId);
        }
    }

    record RecommendationClick(
            ClientActionId clientId,
            Instant occurredAt,
            @Nullable Channel channel,
            @Nullable SessionId session,
            ContentId contentId,
            RecommendationId recommendation,
            int place)
            implements ActionRequest {
        @Override
        public Action action(Function<FreeText, @Nullable ProtectedText> protect) {
            return new ClickRecommendation(contentId, recommendation, place);
        }
    }

    record RecommendationDismissal(
            ClientActionId clientId,
            Instant occurredAt,
            @Nullable Channel channel,
            @Nullable SessionId session,
            ContentId contentId,
            RecommendationId recommendation,
            @Nullable DismissalReason reason)
            implements ActionRequest {
        @Override
        public Action action(Function<FreeText, @Nullable ProtectedText> protect) {
            return new DismissRecommendation(contentId, recommendation, reason);
        }
    }

    record TopicRefusal(
            ClientActionId clientId,
            Instant occurredAt,
            @Nullable Channel channel,
            @Nullable SessionId session,
            Topic topic)
            implements ActionRequest {
        @Override
        public Action action(Function<FreeText, @Nullable ProtectedText> protect) {
            return new RefuseTopic(topic);
        }
    }

    record RepVisit(
            ClientActionId clientId,
            Instant occurredAt,
            @Nullable Channel channel,
            @Nullable Product product,
            @Nullable Integer minutes)
            implements ActionRequest {
        @Override
        public Channel usualChannel() {
            return Channel.REP;
        }

        @Override
        public Action action(Function<FreeText, @Nullable ProtectedText> protect) {
            return new MeetRep(product, minutes);
        }
    }

    record EmailSent(
            ClientActionId clientId,
            Instant occurredAt,
            @Nullable Channel channel,
            EmailId emailId,
            @Nullable Product product)
            implements ActionRequest {
        @Override
        public Channel usualChannel() {
            return Channel.EMAIL;
        }

        @Override
        public Action action(Function<FreeText, @Nullable ProtectedText> protect) {
            return new ReceiveEmail(emailId, product);
        }
    }

    record EmailOpened(
            ClientActionId clientId,
            Instant occurredAt,
            @Nullable Channel channel,
            EmailId emailId,
            @Nullable Product product)
            implements ActionRequest {
        @Override
        public Channel usualChannel() {
            return Channel.EMAIL;
        }

        @Override
        public Action action(Function<FreeText, @Nullable ProtectedText> protect) {
            return new OpenEmail(emailId, product);
        }
    }

    record EmailClicked(
            ClientActionId clientId,
            Instant occurredAt,
            @Nullable Channel channel,
            EmailId emailId,
            @Nullable Product product)
            implements ActionRequest {
        @Override
        public Channel usualChannel() {
            return Channel.EMAIL;
        }

        @Override
        public Action action(Function<FreeText, @Nullable ProtectedText> protect) {
            return new ClickEmail(emailId, product);
        }
    }
}
