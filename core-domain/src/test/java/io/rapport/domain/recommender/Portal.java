package io.rapport.domain.recommender;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.content.Audience;
import io.rapport.domain.content.ContentEvent.ContentApproved;
import io.rapport.domain.content.ContentEvent.ContentDrafted;
import io.rapport.domain.content.ContentEvent.ContentPublished;
import io.rapport.domain.content.ContentEvent.ContentRevised;
import io.rapport.domain.content.ContentEvent.ContentSubmitted;
import io.rapport.domain.content.ContentEvent.ContentWithdrawn;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.content.ContentProfile;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.content.MeshDescriptor;
import io.rapport.domain.engagement.DismissalReason;
import io.rapport.domain.engagement.EngagementEvent;
import io.rapport.domain.engagement.EngagementEvent.ContentRated;
import io.rapport.domain.engagement.EngagementEvent.ContentSearched;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.engagement.EngagementEvent.RecommendationClicked;
import io.rapport.domain.engagement.EngagementEvent.RecommendationDismissed;
import io.rapport.domain.engagement.EngagementEvent.TopicRefused;
import io.rapport.domain.engagement.SearchFilters;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.event.EventId;
import io.rapport.domain.governance.ModelEvent;
import io.rapport.domain.hcp.Contact;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.hcp.HcpEvent.HcpRegistered;
import io.rapport.domain.hcp.HcpEvent.InterestsChosen;
import io.rapport.domain.hcp.HcpEvent.ProductAccessEnded;
import io.rapport.domain.hcp.HcpEvent.ProductAccessGranted;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.hcp.PersonName;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.log.Streams;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.recommendation.Level;
import io.rapport.domain.recommendation.Pin;
import io.rapport.domain.recommendation.PinEvent;
import io.rapport.domain.recommendation.PinEvent.PinApproved;
import io.rapport.domain.recommendation.PinEvent.PinEnded;
import io.rapport.domain.recommendation.PinEvent.PinProposed;
import io.rapport.domain.recommendation.PinId;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommendation.RecommendationEvent.RecommendationServed;
import io.rapport.domain.recommendation.RecommendationEvent.SettingsAdopted;
import io.rapport.domain.recommendation.RecommendationId;
import io.rapport.domain.recommendation.RecommendationSettings;
import io.rapport.domain.recommendation.Segment;
import io.rapport.domain.recommendation.SegmentLimits;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes a log as a portal's days would, an hour from one event to the next, and folds it. */
final class Portal {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Actor EDITOR = new Actor("editor");
    private static final RecommendationId LIST = new RecommendationId("list");

    private final List<RecordedEvent> log = new ArrayList<>();
    private final Map<HcpId, Map<Purpose, ConsentRecordId>> inForce = new HashMap<>();
    private final Map<ContentId, Integer> versions = new HashMap<>();
    private TrainedModels trained = TrainedModels.NONE;
    private Instant now = START;

    Portal() {
        record("settings", null, new SettingsAdopted(RecommendationSettings.SHIPPED));
    }

    Instant now() {
        return now;
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    HcpId hcp(String id, String specialty, Role role) {
        HcpId hcp = new HcpId(id);
        ProtectedText sealed = new ProtectedText("identity.c2VhbGVk");
        record(
                Streams.hcp(hcp),
                hcp,
                new HcpRegistered(
                        hcp,
                        new PersonName(sealed, sealed),
                        new Contact(null, null),
                        new Specialty(specialty),
                        role,
                        new Country("GB"),
                        new Language("en")));
        return hcp;
    }

    HcpId consenting(String id, String specialty) {
        HcpId hcp = hcp(id, specialty, Role.PHYSICIAN);
        grant(hcp, Purpose.ANALYTICS);
        grant(hcp, Purpose.PERSONALISATION);
        return hcp;
    }

    void grant(HcpId hcp, Purpose purpose) {
        ConsentRecordId id = new ConsentRecordId("grant-" + log.size());
        decide(new ConsentGranted(
                hcp,
                id,
                new ConsentScope(purpose, null),
                new NoticeVersion("notice"),
                now,
                null,
                null,
                null,
                null,
                null));
        inForce.computeIfAbsent(hcp, _ -> new HashMap<>()).put(purpose, id);
    }

    void withdraw(HcpId hcp, Purpose purpose) {
        withdraw(hcp, new ConsentScope(purpose, null));
        inForce.getOrDefault(hcp, new HashMap<>()).remove(purpose);
    }

    /** A withdrawal of a part leaves the rest in force. */
    void withdraw(HcpId hcp, ConsentScope scope) {
        decide(new ConsentWithdrawn(hcp, new ConsentRecordId("withdrawal-" + log.size()), scope, now));
    }

    private void decide(ConsentEvent decision) {
        record(Streams.consent(decision.hcpId()), decision.hcpId(), decision);
    }

    void interested(HcpId hcp, String... topics) {
        record(Streams.hcp(hcp), hcp, new InterestsChosen(hcp, topics(topics)));
    }

    void grantAccess(HcpId hcp, Product product) {
        record(Streams.hcp(hcp), hcp, new ProductAccessGranted(hcp, product));
    }

    void endAccess(HcpId hcp, Product product) {
        record(Streams.hcp(hcp), hcp, new ProductAccessEnded(hcp, product));
    }

    void erase(HcpId hcp) {
        record(Streams.hcp(hcp), hcp, new HcpErased(hcp));
    }

    ContentId published(String id, String... topics) {
        return published(id, Audience.EVERYONE, ContentNature.SCIENTIFIC, "en", topics);
    }

    ContentId published(String id, Audience audience, ContentNature nature, String language, String... topics) {
        return published(id, profile(id, audience, nature, language, topics));
    }

    /** Kept for those with access to the product. */
    ContentId publishedFor(Product product, String id, String... topics) {
        return published(
                id,
                new ContentProfile(
                        new FreeText("About " + id),
                        null,
                        ContentType.ARTICLE,
                        ContentNature.SCIENTIFIC,
                        topics(topics),
                        new Language("en"),
                        new Audience(Set.of(), Set.of(), Set.of(), false, true),
                        product,
                        new TreeSet<>()));
    }

    ContentId publishedUnder(MeshDescriptor descriptor, String id, String title) {
        return published(
                id,
                new ContentProfile(
                        new FreeText(title),
                        null,
                        ContentType.ARTICLE,
                        ContentNature.SCIENTIFIC,
                        topics(),
                        new Language("en"),
                        Audience.EVERYONE,
                        null,
                        new TreeSet<>(Set.of(descriptor))));
    }

    private ContentId published(String id, ContentProfile profile) {
        ContentId content = new ContentId(id);
        record(content, new ContentDrafted(content, 1, profile, EDITOR));
        versions.put(content, 1);
        approveAndPublish(content);
        return content;
    }

    ContentId drafted(String id, String... topics) {
        ContentId content = new ContentId(id);
        record(
                content,
                new ContentDrafted(
                        content, 1, profile(id, Audience.EVERYONE, ContentNature.SCIENTIFIC, "en", topics), EDITOR));
        versions.put(content, 1);
        return content;
    }

    void revise(ContentId content, String... topics) {
        int version = versions.merge(content, 1, Integer::sum);
        record(
                content,
                new ContentRevised(
                        content,
                        version,
                        profile(content.value(), Audience.EVERYONE, ContentNature.SCIENTIFIC, "en", topics),
                        EDITOR));
        approveAndPublish(content);
    }

    private void approveAndPublish(ContentId content) {
        int version = versions.getOrDefault(content, 1);
        Instant until = now.plus(Duration.ofDays(365));
        record(content, new ContentSubmitted(content, version));
        record(content, new ContentApproved(content, version, new Actor("reviewer"), now, until));
        record(content, new ContentPublished(content, version, now, until));
    }

    void withdraw(ContentId content) {
        record(
                content,
                new ContentWithdrawn(content, versions.getOrDefault(content, 1), now, new FreeText("outdated")));
    }

    private static ContentProfile profile(
            String id, Audience audience, ContentNature nature, String language, String... topics) {
        return new ContentProfile(
                new FreeText("About " + id),
                null,
                ContentType.ARTICLE,
                nature,
                topics(topics),
                new Language(language),
                audience,
                null,
                new TreeSet<>());
    }

    /** Proposes it from two hours on. */
    PinId proposes(ContentId content, int place, SegmentLimits limits, Duration time) {
        PinId pin = new PinId("pin-" + log.size());
        Instant from = now.plus(Duration.ofHours(2));
        record(new PinProposed(
                Placement.HOME,
                pin,
                new Pin(content, place, limits, from, from.plus(time)),
                new FreeText("News"),
                EDITOR));
        return pin;
    }

    /** In force from the moment at which this returns. */
    PinId pins(ContentId content, int place) {
        PinId pin = proposes(content, place, SegmentLimits.NONE, Duration.ofDays(30));
        approves(pin);
        return pin;
    }

    void approves(PinId pin) {
        record(new PinApproved(Placement.HOME, pin, new Actor("reviewer"), now));
    }

    void ends(PinId pin) {
        record(new PinEnded(Placement.HOME, pin, EDITOR, new FreeText("Superseded"), now));
    }

    private void record(PinEvent event) {
        record(Streams.pins(event.placement()), null, event);
    }

    private static TreeSet<Topic> topics(String... topics) {
        return new TreeSet<>(Arrays.stream(topics).map(Topic::new).toList());
    }

    void views(@Nullable HcpId hcp, ContentId content, int depth) {
        act(hcp, new ContentViewed(content, null, depth, null));
    }

    void searches(HcpId hcp, String topic) {
        act(hcp, new ContentSearched(null, null, new SearchFilters(topics(topic), null, null), 7));
    }

    void rates(@Nullable HcpId hcp, ContentId content, int stars) {
        act(hcp, new ContentRated(content, null, stars));
    }

    void clicks(HcpId hcp, ContentId content) {
        act(hcp, new RecommendationClicked(content, null, LIST, 1));
    }

    void dismisses(@Nullable HcpId hcp, ContentId content) {
        act(hcp, dismissal(hcp, content));
    }

    /** Told later than it happened. */
    void dismisses(HcpId hcp, ContentId content, Instant at) {
        record("action-" + log.size(), hcp, at, dismissal(hcp, content));
    }

    private static EngagementEvent dismissal(@Nullable HcpId hcp, ContentId content) {
        return new RecommendationDismissed(content, null, hcp == null ? null : LIST, DismissalReason.OTHER);
    }

    void refuses(@Nullable HcpId hcp, String topic) {
        act(hcp, new TopicRefused(null, new Topic(topic)));
    }

    private void act(@Nullable HcpId hcp, EngagementEvent event) {
        record("action-" + log.size(), hcp, event);
    }

    private void record(ContentId content, DomainEvent event) {
        record(Streams.content(content), null, event);
    }

    private void record(String stream, @Nullable HcpId hcp, DomainEvent event) {
        record(stream, hcp, now.plus(Duration.ofHours(1)), event);
    }

    private void record(String stream, @Nullable HcpId hcp, Instant at, DomainEvent event) {
        now = now.plus(Duration.ofHours(1));
        ConsentSnapshot consent =
                hcp == null ? ConsentSnapshot.NONE : ConsentSnapshot.of(inForce.getOrDefault(hcp, Map.of()));
        EventContext context =
                new EventContext(at, hcp, null, null, Channel.WEB, null, null, consent, false, null, null);
        log.add(new RecordedEvent(
                new EventId("event-" + log.size()),
                EventRegistry.typeOf(event.getClass()),
                log.size() + 1L,
                stream,
                0,
                now,
                context,
                event));
    }

    /** A list of the first page, in the state that is given; the seed is the number of the event. */
    RecommendationServed serves(RecommendationState state, HcpId hcp) {
        Segment segment = Segment.of((HcpState.Registered) state.hcp(hcp));
        RecommendationRequest request = new RecommendationRequest(
                hcp,
                segment,
                Level.MODEL,
                Placement.HOME,
                List.of(),
                ContentNature.SCIENTIFIC,
                10,
                now.plus(Duration.ofHours(1)),
                log.size());
        Recommendation list = new Recommender(state, trained).recommend(request);
        RecommendationServed served = new RecommendationServed(
                new RecommendationId("list-" + log.size()),
                request.placement(),
                request.context(),
                request.nature(),
                request.limit(),
                request.seed(),
                list.level(),
                list.model(),
                segment,
                list.basedOn(),
                list.candidates(),
                list.served(),
                list.shadow());
        record(Streams.recommendation(served.recommendation()), hcp, served);
        return served;
    }

    void clicks(HcpId hcp, RecommendationServed list, int place) {
        ContentId content = list.items().get(place - 1).content();
        act(hcp, new RecommendationClicked(content, null, list.recommendation(), place));
    }

    void happens(ModelEvent event) {
        record("models", null, event);
    }

    /** From here on these can be loaded where lists are made. */
    void holds(TrainedModels models) {
        trained = models;
    }

    List<RecordedEvent> log() {
        return List.copyOf(log);
    }

    RecommendationState state() {
        return state(_ -> true);
    }

    /** As if only these events had been recorded. */
    RecommendationState state(Predicate<RecordedEvent> events) {
        RecommendationState state = new RecommendationState(new PurposeCatalogue(List.of()));
        log.stream().filter(events).forEach(state::apply);
        return state;
    }

    /** What is listed for the HCP now, as far as consent permits. */
    Recommendation list(HcpId hcp, Placement placement, ContentId... context) {
        return list(state(), hcp, placement, ContentNature.SCIENTIFIC, context);
    }

    /** What is listed as of another moment, of all that was recorded. */
    Recommendation list(Instant at, HcpId hcp, Placement placement) {
        return list(state(), at, hcp, placement, ContentNature.SCIENTIFIC);
    }

    Recommendation list(
            RecommendationState state, HcpId hcp, Placement placement, ContentNature nature, ContentId... context) {
        return list(state, now, hcp, placement, nature, context);
    }

    Recommendation list(
            RecommendationState state,
            Instant at,
            HcpId hcp,
            Placement placement,
            ContentNature nature,
            ContentId... context) {
        Map<Purpose, ConsentRecordId> consent =
                state.consent(hcp, Channel.WEB, at).inForce();
        boolean analytics = consent.containsKey(Purpose.ANALYTICS);
        boolean personal = analytics && consent.containsKey(Purpose.PERSONALISATION);
        Segment segment = Segment.of((HcpState.Registered) state.hcp(hcp));
        return new Recommender(state, trained)
                .recommend(new RecommendationRequest(
                        analytics ? hcp : null,
                        segment,
                        personal ? Level.MODEL : Level.SEGMENT,
                        placement,
                        List.of(context),
                        nature,
                        10,
                        at,
                        7));
    }

    static List<ContentId> ids(Recommendation list) {
        return list.items().stream().map(listed -> listed.item().content()).toList();
    }
}
