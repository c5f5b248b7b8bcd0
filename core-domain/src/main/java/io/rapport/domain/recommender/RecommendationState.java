package io.rapport.domain.recommender;

import io.rapport.domain.consent.ConsentDecider;
import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentHistory;
import io.rapport.domain.consent.ConsentPolicy;
import io.rapport.domain.consent.ConsentRules;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.Consents;
import io.rapport.domain.consent.EndedScopes;
import io.rapport.domain.consent.NoticeDecider;
import io.rapport.domain.consent.NoticeEvent;
import io.rapport.domain.consent.NoticeRegister;
import io.rapport.domain.consent.NoticeState;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.contact.ContactEvent.ZonesAdopted;
import io.rapport.domain.contact.ContactHistory;
import io.rapport.domain.contact.Practice;
import io.rapport.domain.content.ContentEvent;
import io.rapport.domain.content.ContentEvent.ContentPublished;
import io.rapport.domain.content.ContentProfile;
import io.rapport.domain.content.MeshDescriptor;
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
import io.rapport.domain.engagement.EngagementEvent.OnContent;
import io.rapport.domain.engagement.EngagementEvent.RecommendationClicked;
import io.rapport.domain.engagement.EngagementEvent.RecommendationDismissed;
import io.rapport.domain.engagement.EngagementEvent.SearchResultClicked;
import io.rapport.domain.engagement.EngagementEvent.SessionEnded;
import io.rapport.domain.engagement.EngagementEvent.SessionStarted;
import io.rapport.domain.engagement.EngagementEvent.TopicRefused;
import io.rapport.domain.governance.Metric;
import io.rapport.domain.governance.ModelDigest;
import io.rapport.domain.governance.ModelEvent;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.hcp.HcpDecider;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.ranking.ItemFacts;
import io.rapport.domain.ranking.ReadingHistory;
import io.rapport.domain.ranking.TextLikeness;
import io.rapport.domain.ranking.TextLikeness.Document;
import io.rapport.domain.ranking.TopicSearch;
import io.rapport.domain.ranking.Touch;
import io.rapport.domain.recommendation.PinDecider;
import io.rapport.domain.recommendation.PinEvent;
import io.rapport.domain.recommendation.PinState;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommendation.RecommendationEvent.SettingsAdopted;
import io.rapport.domain.recommendation.RecommendationSettings;
import io.rapport.domain.recommender.CatalogueEntry.Published;
import io.rapport.domain.recommender.ReadingProgress.Seen;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.OccurrenceTime;
import io.rapport.domain.shared.Topic;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that recommending must know, folded from the log in its order. A decision that ends analytics takes away what the HCP
 * did, as if it had never been; one that ends personalisation lets it count on, but no list rests on it any more, neither
 * the HCP's own nor another's.
 *
 * <p>Not safe for use by several threads while one of them writes.
 */
public final class RecommendationState {

    private final PurposeCatalogue purposes;
    private final ReadingHistory history = new ReadingHistory();
    private final Map<HcpId, HcpState> hcps = new HashMap<>();
    private final Map<HcpId, ConsentHistory> consents = new HashMap<>();
    private final Map<String, NoticeState> notices = new LinkedHashMap<>();
    private NoticeRegister register = NoticeRegister.EMPTY;
    private final Catalogue catalogue = new Catalogue();
    private final Map<HcpId, OwnActions> ownActions = new HashMap<>();
    private final Map<ConsentTarget, ConsentTarget> targets = new HashMap<>();
    private final Map<HcpId, Long> firstPersonalReads = new HashMap<>();
    private final Ratings ratings = new Ratings();
    private final ContactHistory contacts = new ContactHistory();
    private final TextLikeness texts = new TextLikeness();
    private final ModelsInService models = new ModelsInService();
    private final Map<Placement, PinState> pins = new EnumMap<>(Placement.class);
    private RecommendationSettings settings = RecommendationSettings.NONE;
    private long position;

    public RecommendationState(PurposeCatalogue purposes) {
        this.purposes = purposes;
    }

    /** Whether the event changes anything here. */
    public static boolean isRelevant(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case HcpEvent _,
                    ConsentEvent _,
                    NoticeEvent _,
                    ContentEvent _,
                    EngagementEvent _,
                    ModelEvent _,
                    SettingsAdopted _,
                    ZonesAdopted _,
                    PinEvent _ -> true;
            default -> false;
        };
    }

    /** Folds the next event of the log; one that is not relevant changes nothing. */
    public void apply(RecordedEvent recorded) {
        switch (recorded.event()) {
            case HcpEvent e -> apply(e, recorded.position());
            case ConsentEvent e -> apply(e, recorded.position());
            case NoticeEvent e -> apply(recorded.stream(), e);
            case ContentEvent e -> apply(e);
            case EngagementEvent e -> apply(e, recorded);
            case ModelEvent e -> models.apply(e);
            case SettingsAdopted e -> adopt(e.settings());
            case ZonesAdopted e -> contacts.adopt(e.zones());
            case PinEvent e -> pins.put(e.placement(), PinDecider.evolve(pins(e.placement()), e));
            default -> {}
        }
        if (isRelevant(recorded)) {
            position = recorded.position();
        }
    }

    void adopt(RecommendationSettings adopted) {
        settings = adopted;
    }

    private void apply(HcpEvent event, long position) {
        hcps.put(event.hcpId(), HcpDecider.evolve(hcp(event.hcpId()), event));
        if (event instanceof HcpErased) {
            remove(event.hcpId(), _ -> true);
            consents.remove(event.hcpId());
            ownActions.remove(event.hcpId());
            takeBack(event.hcpId(), position);
        }
        contacts.move(event.hcpId(), Practice.of(hcp(event.hcpId())));
    }

    private void apply(ConsentEvent event, long position) {
        consents.merge(
                event.hcpId(),
                ConsentDecider.evolve(ConsentHistory.EMPTY, event),
                (known, _) -> ConsentDecider.evolve(known, event));
        for (ConsentScope ended : EndedScopes.of(event, Purpose.ANALYTICS)) {
            remove(event.hcpId(), target -> EndedScopes.concerns(ended, target));
            own(event.hcpId()).ifPresent(own -> own.removeRefusals(target -> ended.covers(ended.purpose(), target)));
        }
        for (ConsentScope ended : EndedScopes.of(event, Purpose.PERSONALISATION)) {
            impersonalise(event.hcpId(), target -> EndedScopes.concerns(ended, target));
        }
        if (!EndedScopes.of(event, Purpose.ANALYTICS).isEmpty()
                || !EndedScopes.of(event, Purpose.PERSONALISATION).isEmpty()) {
            takeBack(event.hcpId(), position);
        }
    }

    /** A part that was taken back leaves the rest to be taken back later. */
    private void takeBack(HcpId hcp, long position) {
        Long first = firstPersonalReads.get(hcp);
        if (first != null) {
            models.takeBack(first, position);
            if (history.reads(hcp) == 0) {
                firstPersonalReads.remove(hcp);
            }
        }
    }

    private void remove(HcpId hcp, Predicate<ConsentTarget> targets) {
        history.remove(hcp, targets);
        contacts.remove(hcp, targets);
        ratings.remove(hcp, targets);
        own(hcp).ifPresent(own -> own.removeOnContent(targets));
    }

    private void impersonalise(HcpId hcp, Predicate<ConsentTarget> targets) {
        history.impersonalise(hcp, targets);
        contacts.remove(hcp, targets);
        own(hcp).ifPresent(own -> own.impersonalise(targets));
    }

    private void apply(String stream, NoticeEvent event) {
        notices.put(stream, NoticeDecider.evolve(notices.getOrDefault(stream, NoticeState.EMPTY), event));
        register = new NoticeRegister(notices.values().stream()
                .flatMap(notice -> notice.versions().stream())
                .toList());
    }

    private void apply(ContentEvent event) {
        CatalogueEntry entry = catalogue.apply(event);
        if (event instanceof ContentPublished published) {
            Published version = entry.publishedAt(published.publishedAt());
            if (version != null) {
                publish(entry, version.profile(), published.publishedAt());
            }
        }
    }

    private void publish(CatalogueEntry entry, ContentProfile profile, Instant at) {
        history.publish(entry.id(), new ItemFacts(profile.topics(), profile.type(), null), at.toEpochMilli());
        entry.isItem(history.indexOf(entry.id()).orElseThrow());
        texts.put(
                entry.id(),
                new Document(
                        profile.title().value(),
                        profile.summary() == null ? null : profile.summary().value(),
                        profile.topics().stream().map(Topic::value).toList(),
                        profile.mesh().stream().map(MeshDescriptor::value).toList()));
    }

    private void apply(EngagementEvent event, RecordedEvent recorded) {
        Channel channel = recorded.context().channel();
        if (channel == null) {
            return;
        }
        HcpId hcp = recorded.context().subject();
        respond(event, channel, recorded);
        switch (event) {
            case ContentViewed e -> {
                touch(e, channel, recorded);
                view(e, channel, recorded);
            }
            case ContentRated e -> {
                touch(e, channel, recorded);
                ratings.add(e.contentId(), hcp, e.stars(), target(channel, recorded));
            }
            case ContentBookmarked _,
                    SearchResultClicked _,
                    ContentDownloaded _,
                    ContentShared _,
                    ContentCommented _,
                    ContentFollowed _ -> touch((OnContent) event, channel, recorded);
            case RecommendationDismissed e -> dismiss(e, channel, recorded);
            case TopicRefused e -> {
                if (hcp != null) {
                    ownOf(hcp).refuse(channel, e.topic());
                }
            }
            // The view that follows a click is what says that something was read.
            case RecommendationClicked _ -> {}
            case ContentSearched e -> search(e, channel, recorded);
            case ContentUnbookmarked _, SessionStarted _, SessionEnded _, OffPortal _ -> {}
        }
    }

    private void respond(EngagementEvent event, Channel channel, RecordedEvent recorded) {
        HcpId hcp = recorded.context().subject();
        if (hcp != null && isPersonal(recorded)) {
            contacts.add(
                    hcp,
                    Practice.of(hcp(hcp)),
                    event,
                    recorded.context().occurredAt().getEpochSecond(),
                    target(channel, recorded));
        }
    }

    private void touch(OnContent action, Channel channel, RecordedEvent recorded) {
        HcpId hcp = recorded.context().subject();
        history.touch(new Touch(
                action.contentId(),
                hcp,
                recorded.context().occurredAt().toEpochMilli(),
                target(channel, recorded),
                isPersonal(recorded),
                specialty(hcp)));
    }

    private void search(ContentSearched search, Channel channel, RecordedEvent recorded) {
        HcpId hcp = recorded.context().subject();
        if (hcp != null && isPersonal(recorded) && !search.filters().topics().isEmpty()) {
            history.search(new TopicSearch(
                    hcp,
                    List.copyOf(search.filters().topics()),
                    recorded.context().occurredAt().toEpochMilli(),
                    target(channel, recorded)));
        }
    }

    private void view(ContentViewed view, Channel channel, RecordedEvent recorded) {
        HcpId hcp = recorded.context().subject();
        if (hcp != null && isPersonal(recorded)) {
            firstPersonalReads.putIfAbsent(hcp, recorded.position());
            offer(view.contentId(), recorded)
                    .ifPresent(offer -> ownOf(hcp)
                            .view(
                                    target(channel, recorded),
                                    new Seen(
                                            offer.item(),
                                            offer.version(),
                                            Objects.requireNonNullElse(view.depthPercent(), 0),
                                            recorded.context().occurredAt().toEpochMilli())));
        }
    }

    /** Without personalisation too: it is what the HCP wants, not what somebody reads out of what the HCP does. */
    private void dismiss(RecommendationDismissed dismissal, Channel channel, RecordedEvent recorded) {
        HcpId hcp = recorded.context().subject();
        if (hcp != null) {
            offer(dismissal.contentId(), recorded)
                    .ifPresent(offer -> ownOf(hcp)
                            .dismiss(target(channel, recorded), offer.entry().id(), offer.version()));
        }
    }

    /** There are few different ones, and one is kept for each touch. */
    private ConsentTarget target(Channel channel, RecordedEvent recorded) {
        ConsentTarget target = new ConsentTarget(
                channel, recorded.context().product(), recorded.context().contentType());
        ConsentTarget known = targets.putIfAbsent(target, target);
        return known == null ? target : known;
    }

    private static boolean isPersonal(RecordedEvent recorded) {
        return recorded.context().subject() != null
                && recorded.context().consent().inForce().containsKey(Purpose.PERSONALISATION);
    }

    private @Nullable String specialty(@Nullable HcpId hcp) {
        return hcp != null && hcp(hcp) instanceof HcpState.Registered registered
                ? registered.specialty().value()
                : null;
    }

    /** What the action was on: the version that was published then. */
    private Optional<Offer> offer(ContentId content, RecordedEvent recorded) {
        return catalogue.offer(
                content, OccurrenceTime.latestMeant(recorded.context().occurredAt(), recorded.recordedAt()));
    }

    /** The position of the last event that was applied and relevant, or 0. */
    public long position() {
        return position;
    }

    public HcpState hcp(HcpId id) {
        return hcps.getOrDefault(id, new HcpState.Unregistered());
    }

    /** The purposes in force for the HCP on a channel. */
    public ConsentSnapshot consent(HcpId id, Channel channel, Instant at) {
        return ConsentPolicy.snapshot(consents(id), ConsentTarget.of(channel), at);
    }

    /** The decisions of the HCP, and by what they are judged. */
    public Consents consents(HcpId id) {
        return new Consents(
                consents.getOrDefault(id, ConsentHistory.EMPTY),
                new ConsentRules(
                        hcp(id) instanceof HcpState.Registered registered ? registered.country() : null,
                        purposes,
                        register));
    }

    /** When HCPs responded on which channel. */
    public ContactHistory contacts() {
        return contacts;
    }

    ReadingHistory history() {
        return history;
    }

    /** Those adopted last. */
    public RecommendationSettings settings() {
        return settings;
    }

    /** The models that rank lists, each with the artefact that was approved. */
    public Map<ModelId, ModelDigest> modelsInService() {
        return models.all();
    }

    /** How good a model was found to be before it was submitted, if that was measured. */
    public Optional<Metric> evaluatedQuality(ModelId model) {
        return models.quality(model);
    }

    /** Models that have learnt what was taken back, and are not marked for replacement yet. */
    public Set<ModelId> outdatedModels() {
        return models.outdated();
    }

    /** Models that rank lists and are to be replaced, each with the moment by which. */
    public Map<ModelId, Instant> modelsDue() {
        return models.due();
    }

    ModelsInService models() {
        return models;
    }

    /** What editors have pinned to places of lists. */
    PinState pins(Placement placement) {
        return pins.getOrDefault(placement, PinState.INITIAL);
    }

    /** How alike texts are, of all that was ever published. */
    TextLikeness texts() {
        return texts;
    }

    Ratings ratings() {
        return ratings;
    }

    /** Whether there ever was such content, published or not. */
    public boolean isKnown(ContentId id) {
        return catalogue.entry(id).isPresent();
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Optional<OwnActions> own(HcpId hcp) {
        return Optional.ofNullable(ownActions.get(hcp));
    }

    private OwnActions ownOf(HcpId hcp) {
        return ownActions.computeIfAbsent(hcp, _ -> new OwnActions());
    }
}
