package io.rapport.domain.engagement;

import io.rapport.domain.consent.ConsentPolicy;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.Consents;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.ContentState;
import io.rapport.domain.content.Publication;
import io.rapport.domain.engagement.AcceptedAction.Anonymous;
import io.rapport.domain.engagement.AcceptedAction.Identified;
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
import io.rapport.domain.engagement.Action.OffPortal;
import io.rapport.domain.engagement.Action.OpenEmail;
import io.rapport.domain.engagement.Action.RateContent;
import io.rapport.domain.engagement.Action.ReceiveEmail;
import io.rapport.domain.engagement.Action.RefuseTopic;
import io.rapport.domain.engagement.Action.SearchContent;
import io.rapport.domain.engagement.Action.ShareContent;
import io.rapport.domain.engagement.Action.StartSession;
import io.rapport.domain.engagement.Action.UnbookmarkContent;
import io.rapport.domain.engagement.Action.ViewContent;
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
import io.rapport.domain.engagement.EngagementRejection.ContentGated;
import io.rapport.domain.engagement.EngagementRejection.ContentNotPublished;
import io.rapport.domain.engagement.EngagementRejection.ContentUnknown;
import io.rapport.domain.engagement.EngagementRejection.ProductAccessMissing;
import io.rapport.domain.engagement.EngagementRejection.SessionMissing;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.DomainRejection;
import io.rapport.domain.shared.OccurrenceTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an action is recorded, and whether as the HCP's own or anonymously. Pure: same action and context,
 * same answer.
 *
 * <p>An action is the HCP's own where analytics is permitted, on its channel and for the product and type that its content
 * had when it was seen, both when it occurred and when it is received. Both are judged by all decisions that are recorded
 * when it is received, each from when it was taken:
 *
 * <ul>
 *   <li>An action from before a withdrawal that arrives after it is anonymous. The withdrawal left what was processed
 *       before it lawful (GDPR Art. 7(3)), but to attribute the action now would be new processing without a basis.
 *   <li>One from before the grant stays anonymous: nobody had agreed to it when it happened.
 *   <li>One between a withdrawal and a later grant stays anonymous; one from before both, under an earlier grant, is the
 *       HCP's own, since there was consent then and there is consent now.
 *   <li>A withdrawal that is itself recorded late counts, from when it was taken, for all that arrives after it is recorded.
 *       What arrived between the two is attributed in the log; projections purge it when they read the withdrawal.
 * </ul>
 *
 * <p>A time in whole seconds counts as the end of its second.
 */
public final class EngagementDecider {

    private EngagementDecider() {}

    /** @throws DomainRejection naming the field, if the action cannot be accepted */
    public static AcceptedAction decide(ReportedAction reported, EngagementContext context) {
        OccurrenceTime.requireCredible(reported.occurredAt(), context.receivedAt());
        switch (reported.action()) {
            case Action.OnContent onContent ->
                requireVisible(
                        onContent.contentId(),
                        OccurrenceTime.latestMeant(reported.occurredAt(), context.receivedAt()),
                        context);
            case StartSession _, EndSession _ -> requireSession(reported);
            case SearchContent _, RefuseTopic _, OffPortal _ -> {}
        }
        ConsentTarget target = target(reported.action(), reported.channel(), reported.occurredAt(), context);
        return isIdentified(context.consents(), target, reported.occurredAt(), context.receivedAt())
                ? new Identified(
                        event(reported.action(), reported.session(), true),
                        reported.occurredAt(),
                        target,
                        ConsentPolicy.snapshot(context.consents(), target, context.receivedAt()))
                : new Anonymous(
                        event(reported.action(), null, false),
                        reported.occurredAt().truncatedTo(ChronoUnit.HOURS));
    }

    /** Whether such an action would be recorded as the HCP's own, if it can be accepted at all. */
    public static boolean isIdentified(Action action, Channel channel, Instant occurredAt, EngagementContext context) {
        return isIdentified(
                context.consents(), target(action, channel, occurredAt, context), occurredAt, context.receivedAt());
    }

    private static boolean isIdentified(
            Consents consents, ConsentTarget target, Instant occurredAt, Instant receivedAt) {
        Instant meant = OccurrenceTime.latestMeant(occurredAt, receivedAt);
        return ConsentPolicy.permits(consents, Purpose.ANALYTICS, target, meant)
                && ConsentPolicy.permits(consents, Purpose.ANALYTICS, target, receivedAt);
    }

    private static ConsentTarget target(Action action, Channel channel, Instant occurredAt, EngagementContext context) {
        return switch (action) {
            case Action.OnContent onContent ->
                context.contents()
                        .apply(onContent.contentId())
                        .publishedAt(OccurrenceTime.latestMeant(occurredAt, context.receivedAt()))
                        .map(seen -> new ConsentTarget(channel, seen.product(), seen.type()))
                        .orElseGet(() -> ConsentTarget.of(channel));
            case OffPortal offPortal -> new ConsentTarget(channel, offPortal.product(), null);
            case StartSession _, EndSession _, SearchContent _, RefuseTopic _ -> ConsentTarget.of(channel);
        };
    }

    private static void requireVisible(ContentId id, Instant occurredAt, EngagementContext context) {
        ContentState content = context.contents().apply(id);
        if (content instanceof ContentState.Absent) {
            throw new ContentUnknown();
        }
        Publication publication = content.publishedAt(occurredAt).orElseThrow(ContentNotPublished::new);
        if (!publication.admits(context.hcp())) {
            throw publication.audience().verifiedOnly() && !context.hcp().isVerified()
                    ? new ContentGated()
                    : new ProductAccessMissing();
        }
    }

    private static void requireSession(ReportedAction reported) {
        if (reported.session() == null) {
            throw new SessionMissing();
        }
    }

    private static EngagementEvent event(Action action, @Nullable SessionId session, boolean identified) {
        return switch (action) {
            case StartSession _ -> new SessionStarted(session);
            case EndSession _ -> new SessionEnded(session);
            case ViewContent a -> new ContentViewed(a.contentId(), session, a.depthPercent(), a.dwellMillis());
            case BookmarkContent a -> new ContentBookmarked(a.contentId(), session);
            case UnbookmarkContent a -> new ContentUnbookmarked(a.contentId(), session);
            case SearchContent a ->
                new ContentSearched(session, personal(a.query(), identified), a.filters(), a.results());
            case ClickSearchResult a -> new SearchResultClicked(a.contentId(), session, a.rank());
            case DownloadContent a -> new ContentDownloaded(a.contentId(), session);
            case ShareContent a -> new ContentShared(a.contentId(), session);
            case RateContent a -> new ContentRated(a.contentId(), session, a.stars());
            case CommentOnContent a -> new ContentCommented(a.contentId(), session, personal(a.text(), identified));
            case FollowContent a -> new ContentFollowed(a.contentId(), session);
            case ClickRecommendation a ->
                new RecommendationClicked(a.contentId(), session, identified ? a.recommendation() : null, a.place());
            case DismissRecommendation a ->
                new RecommendationDismissed(a.contentId(), session, identified ? a.recommendation() : null, a.reason());
            case RefuseTopic a -> new TopicRefused(session, a.topic());
            case MeetRep a -> new RepVisited(a.product(), a.minutes());
            case ReceiveEmail a -> new EmailSent(identified ? a.email() : null, a.product());
            case OpenEmail a -> new EmailOpened(identified ? a.email() : null, a.product());
            case ClickEmail a -> new EmailClicked(identified ? a.email() : null, a.product());
        };
    }

    private static @Nullable ProtectedText personal(@Nullable ProtectedText text, boolean identified) {
        return identified ? text : null;
    }
}
