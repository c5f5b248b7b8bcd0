package io.rapport.domain.log;

import static java.util.Map.entry;

import io.rapport.domain.audit.AuditEvent;
import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.NoticeEvent;
import io.rapport.domain.contact.ContactEvent;
import io.rapport.domain.content.ContentEvent;
import io.rapport.domain.engagement.EngagementEvent;
import io.rapport.domain.erasure.ErasureEvent;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.event.EventType;
import io.rapport.domain.export.ExportEvent;
import io.rapport.domain.governance.ModelEvent;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.recommendation.PinEvent;
import io.rapport.domain.recommendation.RecommendationEvent;
import io.rapport.domain.replay.ReplayEvent;
import io.rapport.domain.review.ReviewEvent;
import io.rapport.domain.sampling.SamplingEvent;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one place that ties stored names to classes. A class may move or be renamed; its entry here may not change, other
 * than to the next revision with an upcaster from the one before.
 */
public final class EventRegistry {

    private static final Map<Class<? extends DomainEvent>, EventType> TYPES = Map.ofEntries(
            type(HcpEvent.HcpRegistered.class, "hcp.registered", 1),
            type(HcpEvent.IdentityVerifiedByNpi.class, "hcp.verified-by-npi", 1),
            type(HcpEvent.IdentityVerifiedByLicence.class, "hcp.verified-by-licence", 1),
            type(HcpEvent.NameChanged.class, "hcp.name-changed", 1),
            type(HcpEvent.ContactChanged.class, "hcp.contact-changed", 1),
            type(HcpEvent.AffiliationChanged.class, "hcp.affiliation-changed", 1),
            type(HcpEvent.SpecialtyChanged.class, "hcp.specialty-changed", 1),
            type(HcpEvent.RoleChanged.class, "hcp.role-changed", 1),
            type(HcpEvent.CountryChanged.class, "hcp.country-changed", 1),
            type(HcpEvent.LanguageChanged.class, "hcp.language-changed", 1),
            type(HcpEvent.InterestsChosen.class, "hcp.interests-chosen", 1),
            type(HcpEvent.ProductAccessGranted.class, "hcp.product-access-granted", 1),
            type(HcpEvent.ProductAccessEnded.class, "hcp.product-access-ended", 1),
            type(HcpEvent.HcpDeactivated.class, "hcp.deactivated", 1),
            type(HcpEvent.HcpErased.class, "hcp.erased", 1),
            type(ConsentEvent.ConsentGranted.class, "consent.granted", 2),
            type(ConsentEvent.ConsentRefused.class, "consent.refused", 2),
            type(ConsentEvent.ConsentWithdrawn.class, "consent.withdrawn", 2),
            type(ConsentEvent.ConsentRequested.class, "consent.requested", 1),
            type(ConsentEvent.ConsentConfirmed.class, "consent.confirmed", 1),
            type(ConsentEvent.ConsentExpired.class, "consent.expired", 1),
            type(ConsentEvent.ObjectionRaised.class, "consent.objection-raised", 1),
            type(ConsentEvent.ObjectionWithdrawn.class, "consent.objection-withdrawn", 1),
            type(NoticeEvent.NoticeVersionPublished.class, "notice.version-published", 1),
            type(ContentEvent.ContentDrafted.class, "content.drafted", 2),
            type(ContentEvent.ContentRevised.class, "content.revised", 2),
            type(ContentEvent.ContentSubmitted.class, "content.submitted", 1),
            type(ContentEvent.ContentApproved.class, "content.approved", 1),
            type(ContentEvent.ContentRejected.class, "content.rejected", 1),
            type(ContentEvent.ContentPublished.class, "content.published", 1),
            type(ContentEvent.ContentWithdrawn.class, "content.withdrawn", 1),
            type(ContentEvent.ContentExpired.class, "content.expired", 1),
            type(EngagementEvent.SessionStarted.class, "engagement.session-started", 1),
            type(EngagementEvent.SessionEnded.class, "engagement.session-ended", 1),
            type(EngagementEvent.ContentViewed.class, "engagement.content-viewed", 2),
            type(EngagementEvent.ContentBookmarked.class, "engagement.content-bookmarked", 1),
            type(EngagementEvent.ContentUnbookmarked.class, "engagement.content-unbookmarked", 1),
            type(EngagementEvent.ContentSearched.class, "engagement.content-searched", 1),
            type(EngagementEvent.SearchResultClicked.class, "engagement.search-result-clicked", 1),
            type(EngagementEvent.ContentDownloaded.class, "engagement.content-downloaded", 1),
            type(EngagementEvent.ContentShared.class, "engagement.content-shared", 1),
            type(EngagementEvent.ContentRated.class, "engagement.content-rated", 1),
            type(EngagementEvent.ContentCommented.class, "engagement.content-commented", 1),
            type(EngagementEvent.ContentFollowed.class, "engagement.content-followed", 1),
            type(EngagementEvent.RecommendationClicked.class, "engagement.recommendation-clicked", 1),
            type(EngagementEvent.RecommendationDismissed.class, "engagement.recommendation-dismissed", 1),
            type(EngagementEvent.TopicRefused.class, "engagement.topic-refused", 1),
            type(EngagementEvent.RepVisited.class, "engagement.rep-visited", 1),
            type(EngagementEvent.EmailSent.class, "engagement.email-sent", 1),
            type(EngagementEvent.EmailOpened.class, "engagement.email-opened", 1),
            type(EngagementEvent.EmailClicked.class, "engagement.email-clicked", 1),
            type(SamplingEvent.SamplesRequested.class, "sampling.requested", 1),
            type(SamplingEvent.SampleRequestChecked.class, "sampling.checked", 1),
            type(SamplingEvent.SamplesApproved.class, "sampling.approved", 1),
            type(SamplingEvent.SamplesDenied.class, "sampling.denied", 1),
            type(SamplingEvent.SamplesShipped.class, "sampling.shipped", 1),
            type(SamplingEvent.SampleReceiptAcknowledged.class, "sampling.receipt-acknowledged", 1),
            type(SamplingEvent.SampleRequestCancelled.class, "sampling.cancelled", 1),
            type(ErasureEvent.ErasureRequested.class, "erasure.requested", 1),
            type(ErasureEvent.ErasureDeclined.class, "erasure.declined", 1),
            type(ErasureEvent.ErasureApproved.class, "erasure.approved", 1),
            type(ErasureEvent.ErasureCompleted.class, "erasure.completed", 1),
            type(ErasureEvent.RetentionEnded.class, "erasure.retention-ended", 1),
            type(AuditEvent.AuditDataRead.class, "audit.data-read", 1),
            type(ReviewEvent.ReviewOpened.class, "review.opened", 1),
            type(ReviewEvent.ReviewAssigned.class, "review.assigned", 1),
            type(ReviewEvent.EventLookedAt.class, "review.looked", 1),
            type(ReviewEvent.ReviewCommented.class, "review.commented", 1),
            type(ReviewEvent.ReviewSigned.class, "review.signed", 1),
            type(ExportEvent.ExportRequested.class, "export.requested", 1),
            type(ExportEvent.HcpExportRequested.class, "export.hcp-requested", 1),
            type(ExportEvent.ExportCompleted.class, "export.completed", 1),
            type(ExportEvent.ExportFailed.class, "export.failed", 1),
            type(RecommendationEvent.RecommendationServed.class, "recommendation.served", 2),
            type(RecommendationEvent.SettingsAdopted.class, "recommendation.settings-adopted", 1),
            type(ReplayEvent.ProjectionSwitched.class, "replay.projection-switched", 1),
            type(ReplayEvent.ProjectionRolledBack.class, "replay.projection-rolled-back", 1),
            type(ReplayEvent.DeadLetterDiscarded.class, "replay.dead-letter-discarded", 1),
            type(ModelEvent.ModelTrained.class, "model.trained", 1),
            type(ModelEvent.ModelEvaluated.class, "model.evaluated", 1),
            type(ModelEvent.ModelSubmitted.class, "model.submitted", 1),
            type(ModelEvent.ModelApproved.class, "model.approved", 1),
            type(ModelEvent.ModelRejected.class, "model.rejected", 1),
            type(ModelEvent.ModelShadowed.class, "model.shadowed", 1),
            type(ModelEvent.ModelDeployed.class, "model.deployed", 1),
            type(ModelEvent.ModelRetired.class, "model.retired", 1),
            type(ModelEvent.ModelRolledBack.class, "model.rolled-back", 1),
            type(ModelEvent.ModelMarkedForReplacement.class, "model.marked-for-replacement", 1),
            type(PinEvent.PinProposed.class, "pin.proposed", 1),
            type(PinEvent.PinApproved.class, "pin.approved", 1),
            type(PinEvent.PinRefused.class, "pin.refused", 1),
            type(PinEvent.PinEnded.class, "pin.ended", 1),
            type(ContactEvent.ContactAdviceServed.class, "contact.advice-served", 1),
            type(ContactEvent.ZonesAdopted.class, "contact.zones-adopted", 1));

    private static final Map<String, Class<? extends DomainEvent>> CLASSES = TYPES.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(entry -> entry.getValue().name(), Map.Entry::getKey));

    private EventRegistry() {}

    /** @throws IllegalArgumentException for a class that nobody registered, which a test excludes */
    public static EventType typeOf(Class<?> eventClass) {
        EventType type = TYPES.get(eventClass);
        if (type == null) {
            throw new IllegalArgumentException("not a registered event: " + eventClass.getName());
        }
        return type;
    }

    /** The class that represents the newest revision of the name, or empty for a name that this code does not know. */
    public static Optional<Class<? extends DomainEvent>> classOf(String name) {
        return Optional.ofNullable(CLASSES.get(name));
    }

    public static Map<Class<? extends DomainEvent>, EventType> types() {
        return TYPES;
    }

    private static <E extends DomainEvent> Map.Entry<Class<? extends DomainEvent>, EventType> type(
            Class<E> eventClass, String name, int revision) {
        return entry(eventClass, new EventType(name, revision));
    }
}
