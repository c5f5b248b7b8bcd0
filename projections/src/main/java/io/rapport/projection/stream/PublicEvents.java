package io.rapport.projection.stream;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentConfirmed;
import io.rapport.domain.consent.ConsentEvent.ConsentExpired;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentRequested;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentEvent.GivenConsent;
import io.rapport.domain.consent.ConsentEvent.ObjectionRaised;
import io.rapport.domain.consent.ConsentEvent.ObjectionWithdrawn;
import io.rapport.domain.content.ContentEvent;
import io.rapport.domain.content.ContentEvent.ContentApproved;
import io.rapport.domain.content.ContentEvent.ContentDrafted;
import io.rapport.domain.content.ContentEvent.ContentExpired;
import io.rapport.domain.content.ContentEvent.ContentPublished;
import io.rapport.domain.content.ContentEvent.ContentRejected;
import io.rapport.domain.content.ContentEvent.ContentRevised;
import io.rapport.domain.content.ContentEvent.ContentSubmitted;
import io.rapport.domain.content.ContentEvent.ContentWithdrawn;
import io.rapport.domain.engagement.EmailId;
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
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.hcp.HcpEvent.AffiliationChanged;
import io.rapport.domain.hcp.HcpEvent.ContactChanged;
import io.rapport.domain.hcp.HcpEvent.CountryChanged;
import io.rapport.domain.hcp.HcpEvent.HcpDeactivated;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.hcp.HcpEvent.HcpRegistered;
import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByLicence;
import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByNpi;
import io.rapport.domain.hcp.HcpEvent.InterestsChosen;
import io.rapport.domain.hcp.HcpEvent.LanguageChanged;
import io.rapport.domain.hcp.HcpEvent.NameChanged;
import io.rapport.domain.hcp.HcpEvent.ProductAccessEnded;
import io.rapport.domain.hcp.HcpEvent.ProductAccessGranted;
import io.rapport.domain.hcp.HcpEvent.RoleChanged;
import io.rapport.domain.hcp.HcpEvent.SpecialtyChanged;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.sampling.SamplingEvent;
import io.rapport.domain.sampling.SamplingEvent.SampleReceiptAcknowledged;
import io.rapport.domain.sampling.SamplingEvent.SampleRequestCancelled;
import io.rapport.domain.sampling.SamplingEvent.SampleRequestChecked;
import io.rapport.domain.sampling.SamplingEvent.SamplesApproved;
import io.rapport.domain.sampling.SamplingEvent.SamplesDenied;
import io.rapport.domain.sampling.SamplingEvent.SamplesRequested;
import io.rapport.domain.sampling.SamplingEvent.SamplesShipped;
import io.rapport.domain.shared.Product;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What others are told of an event, if anything: exhaustive, so that a new event is a decision. Names, contact and
 * affiliation, free text and what is under review are never told.
 */
public final class PublicEvents {

    /** Those of which something is told, each on a topic of its own. */
    public static final List<String> FEATURES = List.of("hcp", "consent", "content", "engagement", "sampling");

    private PublicEvents() {}

    /** What could be told; whether it may be is {@link io.rapport.domain.sharing.SharingPolicy}'s to say. */
    public static Optional<PublicEvent> of(RecordedEvent recorded) {
        PublicEvent told = switch (recorded.event()) {
            case HcpEvent event -> of(event);
            case ConsentEvent event -> of(event);
            case ContentEvent event -> of(event);
            case EngagementEvent event -> recorded.context().subject() == null ? null : of(event, recorded.context());
            case SamplingEvent event -> of(event);
            default -> null;
        };
        return Optional.ofNullable(told);
    }

    private static @Nullable PublicEvent of(HcpEvent event) {
        return switch (event) {
            case HcpRegistered e ->
                new PublicEvent(
                        "hcp.registered",
                        MessageData.of("specialty", e.specialty())
                                .and("role", e.role())
                                .and("country", e.country())
                                .and("language", e.language()));
            case IdentityVerifiedByNpi _ -> new PublicEvent("hcp.verified", MessageData.of("method", "npi"));
            case IdentityVerifiedByLicence e ->
                new PublicEvent(
                        "hcp.verified",
                        MessageData.of("method", "licence")
                                .and("licenceAuthority", e.authority())
                                .and("licenceExpiresOn", e.expiresOn()));
            case SpecialtyChanged e ->
                new PublicEvent("hcp.specialty-changed", MessageData.of("specialty", e.specialty()));
            case RoleChanged e -> new PublicEvent("hcp.role-changed", MessageData.of("role", e.role()));
            case CountryChanged e -> new PublicEvent("hcp.country-changed", MessageData.of("country", e.country()));
            case LanguageChanged e -> new PublicEvent("hcp.language-changed", MessageData.of("language", e.language()));
            case InterestsChosen e -> new PublicEvent("hcp.interests-chosen", MessageData.of("topics", e.topics()));
            case ProductAccessGranted e ->
                new PublicEvent("hcp.product-access-granted", MessageData.of("product", e.product()));
            case ProductAccessEnded e ->
                new PublicEvent("hcp.product-access-ended", MessageData.of("product", e.product()));
            case HcpDeactivated _ -> new PublicEvent("hcp.deactivated", MessageData.none());
            case HcpErased _ -> new PublicEvent("hcp.erased", MessageData.none());
            case NameChanged _, ContactChanged _, AffiliationChanged _ -> null;
        };
    }

    private static PublicEvent of(ConsentEvent event) {
        MessageData data = MessageData.of("recordId", event.recordId())
                .and("purpose", event.scope().purpose())
                .and("channel", event.scope().channel())
                .and("product", event.scope().product())
                .and("contentType", event.scope().contentType())
                .and("decidedAt", event.decidedAt());
        return switch (event) {
            case ConsentGranted e -> new PublicEvent("consent.granted", given(e, data));
            case ConsentRequested e -> new PublicEvent("consent.requested", given(e, data));
            case ConsentConfirmed _ -> new PublicEvent("consent.confirmed", data);
            case ConsentRefused e ->
                new PublicEvent(
                        "consent.refused", data.and("notice", e.notice()).and("language", e.language()));
            case ConsentWithdrawn _ -> new PublicEvent("consent.withdrawn", data);
            case ConsentExpired e -> new PublicEvent("consent.expired", data.and("channels", e.channels()));
            case ObjectionRaised e -> new PublicEvent("consent.objection-raised", data.and("purposes", e.purposes()));
            case ObjectionWithdrawn _ -> new PublicEvent("consent.objection-withdrawn", data);
        };
    }

    private static MessageData given(GivenConsent event, MessageData data) {
        return data.and("notice", event.notice())
                .and("language", event.language())
                .and("expiresAt", event.expiresAt())
                .and("jurisdiction", event.jurisdiction())
                .and("legalBasis", event.legalBasis())
                .and("renews", event.renews());
    }

    private static @Nullable PublicEvent of(ContentEvent event) {
        MessageData data = MessageData.of("contentId", event.contentId()).and("version", event.version());
        return switch (event) {
            case ContentPublished e ->
                new PublicEvent(
                        "content.published",
                        data.and("publishedAt", e.publishedAt()).and("validUntil", e.validUntil()));
            case ContentWithdrawn e -> new PublicEvent("content.withdrawn", data.and("withdrawnAt", e.withdrawnAt()));
            case ContentExpired e -> new PublicEvent("content.expired", data.and("expiredAt", e.expiredAt()));
            case ContentDrafted _, ContentRevised _, ContentSubmitted _, ContentApproved _, ContentRejected _ -> null;
        };
    }

    private static PublicEvent of(EngagementEvent event, EventContext context) {
        MessageData data = MessageData.of("channel", context.channel()).and("session", event.session());
        if (event instanceof EngagementEvent.OnContent on) {
            data.and("contentId", on.contentId())
                    .and("contentType", context.contentType())
                    .and("product", context.product());
        }
        return switch (event) {
            case SessionStarted _ -> new PublicEvent("engagement.session-started", data);
            case SessionEnded _ -> new PublicEvent("engagement.session-ended", data);
            case ContentViewed e ->
                new PublicEvent(
                        "engagement.content-viewed",
                        data.and("depthPercent", e.depthPercent()).and("dwellMillis", e.dwellMillis()));
            case ContentBookmarked _ -> new PublicEvent("engagement.content-bookmarked", data);
            case ContentUnbookmarked _ -> new PublicEvent("engagement.content-unbookmarked", data);
            case ContentSearched e ->
                new PublicEvent(
                        "engagement.content-searched",
                        data.and("topics", e.filters().topics())
                                .and("type", e.filters().type())
                                .and("nature", e.filters().nature())
                                .and("results", e.results()));
            case SearchResultClicked e ->
                new PublicEvent("engagement.search-result-clicked", data.and("rank", e.rank()));
            case ContentDownloaded _ -> new PublicEvent("engagement.content-downloaded", data);
            case ContentShared _ -> new PublicEvent("engagement.content-shared", data);
            case ContentRated e -> new PublicEvent("engagement.content-rated", data.and("stars", e.stars()));
            case ContentCommented _ -> new PublicEvent("engagement.content-commented", data);
            case ContentFollowed _ -> new PublicEvent("engagement.content-followed", data);
            // Not in which list: nobody outside can read lists.
            case RecommendationClicked e ->
                new PublicEvent("engagement.recommendation-clicked", data.and("place", e.place()));
            case RecommendationDismissed e ->
                new PublicEvent("engagement.recommendation-dismissed", data.and("reason", e.reason()));
            case TopicRefused e -> new PublicEvent("engagement.topic-refused", data.and("topic", e.topic()));
            case RepVisited e ->
                new PublicEvent(
                        "engagement.rep-visited",
                        data.and("product", e.product()).and("minutes", e.minutes()));
            case EmailSent e -> new PublicEvent("engagement.email-sent", email(data, e.email(), e.product()));
            case EmailOpened e -> new PublicEvent("engagement.email-opened", email(data, e.email(), e.product()));
            case EmailClicked e -> new PublicEvent("engagement.email-clicked", email(data, e.email(), e.product()));
        };
    }

    private static MessageData email(MessageData data, @Nullable EmailId email, @Nullable Product product) {
        return data.and("emailId", email).and("product", product);
    }

    private static PublicEvent of(SamplingEvent event) {
        MessageData data = MessageData.of("requestId", event.requestId());
        return switch (event) {
            case SamplesRequested e ->
                new PublicEvent(
                        "sampling.requested",
                        data.and("product", e.order().product())
                                .and("strength", e.order().strength())
                                .and("quantity", e.order().quantity())
                                .and("signedAt", e.signedAt()));
            case SampleRequestChecked e -> new PublicEvent("sampling.checked", data.and("passed", e.passed()));
            case SamplesApproved _ -> new PublicEvent("sampling.approved", data);
            case SamplesDenied e -> new PublicEvent("sampling.denied", data.and("reason", e.reason()));
            case SamplesShipped e ->
                new PublicEvent(
                        "sampling.shipped",
                        data.and(
                                        "lots",
                                        e.lots().stream()
                                                .map(lot -> MessageData.of("lot", lot.lot())
                                                        .and("quantity", lot.quantity()))
                                                .toList())
                                .and("shippedAt", e.shippedAt()));
            case SampleReceiptAcknowledged e ->
                new PublicEvent("sampling.receipt-acknowledged", data.and("receivedAt", e.receivedAt()));
            case SampleRequestCancelled _ -> new PublicEvent("sampling.cancelled", data);
        };
    }
}
