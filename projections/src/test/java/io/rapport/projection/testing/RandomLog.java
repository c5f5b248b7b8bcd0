package io.rapport.projection.testing;

import io.rapport.domain.audit.AuditEvent.AuditDataRead;
import io.rapport.domain.audit.AuditResource;
import io.rapport.domain.audit.ReadCriterion;
import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentEvent.ConsentConfirmed;
import io.rapport.domain.consent.ConsentEvent.ConsentExpired;
import io.rapport.domain.consent.ConsentEvent.ConsentRequested;
import io.rapport.domain.consent.ConsentEvent.ObjectionRaised;
import io.rapport.domain.consent.ConsentEvent.ObjectionWithdrawn;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.Judgement;
import io.rapport.domain.consent.Jurisdiction;
import io.rapport.domain.consent.LegalBasis;
import io.rapport.domain.consent.NoticeDocument;
import io.rapport.domain.consent.NoticeEvent.NoticeVersionPublished;
import io.rapport.domain.consent.NoticeId;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.contact.AdviceId;
import io.rapport.domain.contact.AdvisedChannel;
import io.rapport.domain.contact.ContactEvent.ContactAdviceServed;
import io.rapport.domain.contact.ContactEvent.ZonesAdopted;
import io.rapport.domain.contact.CountryZones;
import io.rapport.domain.contact.ExcludedChannel;
import io.rapport.domain.contact.TimeZoneName;
import io.rapport.domain.content.Audience;
import io.rapport.domain.content.ContentEvent.ContentApproved;
import io.rapport.domain.content.ContentEvent.ContentDrafted;
import io.rapport.domain.content.ContentEvent.ContentExpired;
import io.rapport.domain.content.ContentEvent.ContentPublished;
import io.rapport.domain.content.ContentEvent.ContentRejected;
import io.rapport.domain.content.ContentEvent.ContentRevised;
import io.rapport.domain.content.ContentEvent.ContentSubmitted;
import io.rapport.domain.content.ContentEvent.ContentWithdrawn;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.content.ContentProfile;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.content.MeshDescriptor;
import io.rapport.domain.engagement.DismissalReason;
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
import io.rapport.domain.engagement.SearchFilters;
import io.rapport.domain.engagement.SessionId;
import io.rapport.domain.erasure.ErasureEvent.ErasureApproved;
import io.rapport.domain.erasure.ErasureEvent.ErasureCompleted;
import io.rapport.domain.erasure.ErasureEvent.ErasureDeclined;
import io.rapport.domain.erasure.ErasureEvent.ErasureRequested;
import io.rapport.domain.erasure.ErasureEvent.RetentionEnded;
import io.rapport.domain.erasure.RetainedRecords;
import io.rapport.domain.event.EventId;
import io.rapport.domain.event.EventName;
import io.rapport.domain.export.BundleDigest;
import io.rapport.domain.export.EventSelector;
import io.rapport.domain.export.ExportEvent.ExportCompleted;
import io.rapport.domain.export.ExportEvent.ExportFailed;
import io.rapport.domain.export.ExportEvent.ExportRequested;
import io.rapport.domain.export.ExportEvent.HcpExportRequested;
import io.rapport.domain.export.ExportFilter;
import io.rapport.domain.export.ExportFlaw;
import io.rapport.domain.export.ExportId;
import io.rapport.domain.governance.BiasRule;
import io.rapport.domain.governance.EvaluationFigures;
import io.rapport.domain.governance.FeatureName;
import io.rapport.domain.governance.GroupCode;
import io.rapport.domain.governance.GroupDimension;
import io.rapport.domain.governance.GroupFigures;
import io.rapport.domain.governance.Metric;
import io.rapport.domain.governance.MetricName;
import io.rapport.domain.governance.MetricSlice;
import io.rapport.domain.governance.ModelAlgorithm;
import io.rapport.domain.governance.ModelDigest;
import io.rapport.domain.governance.ModelEvent.ModelApproved;
import io.rapport.domain.governance.ModelEvent.ModelDeployed;
import io.rapport.domain.governance.ModelEvent.ModelEvaluated;
import io.rapport.domain.governance.ModelEvent.ModelMarkedForReplacement;
import io.rapport.domain.governance.ModelEvent.ModelRejected;
import io.rapport.domain.governance.ModelEvent.ModelRetired;
import io.rapport.domain.governance.ModelEvent.ModelRolledBack;
import io.rapport.domain.governance.ModelEvent.ModelShadowed;
import io.rapport.domain.governance.ModelEvent.ModelSubmitted;
import io.rapport.domain.governance.ModelEvent.ModelTrained;
import io.rapport.domain.governance.ModelFeature;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.governance.ModelRegister;
import io.rapport.domain.governance.TrainingLineage;
import io.rapport.domain.governance.TrainingSetDigest;
import io.rapport.domain.hcp.Contact;
import io.rapport.domain.hcp.HcpEvent.AffiliationChanged;
import io.rapport.domain.hcp.HcpEvent.ContactChanged;
import io.rapport.domain.hcp.HcpEvent.CountryChanged;
import io.rapport.domain.hcp.HcpEvent.HcpDeactivated;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByLicence;
import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByNpi;
import io.rapport.domain.hcp.HcpEvent.InterestsChosen;
import io.rapport.domain.hcp.HcpEvent.LanguageChanged;
import io.rapport.domain.hcp.HcpEvent.NameChanged;
import io.rapport.domain.hcp.HcpEvent.ProductAccessEnded;
import io.rapport.domain.hcp.HcpEvent.ProductAccessGranted;
import io.rapport.domain.hcp.HcpEvent.RoleChanged;
import io.rapport.domain.hcp.HcpEvent.SpecialtyChanged;
import io.rapport.domain.hcp.LicenceAuthority;
import io.rapport.domain.hcp.PersonName;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.propagation.ConsumerName;
import io.rapport.domain.ranking.RankedItem.PlaceReason;
import io.rapport.domain.recommendation.Level;
import io.rapport.domain.recommendation.Pin;
import io.rapport.domain.recommendation.PinEvent.PinApproved;
import io.rapport.domain.recommendation.PinEvent.PinEnded;
import io.rapport.domain.recommendation.PinEvent.PinProposed;
import io.rapport.domain.recommendation.PinEvent.PinRefused;
import io.rapport.domain.recommendation.PinId;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommendation.RecommendationEvent.RecommendationServed;
import io.rapport.domain.recommendation.RecommendationEvent.SettingsAdopted;
import io.rapport.domain.recommendation.RecommendationId;
import io.rapport.domain.recommendation.RecommendationSettings;
import io.rapport.domain.recommendation.Segment;
import io.rapport.domain.recommendation.SegmentLimits;
import io.rapport.domain.recommendation.ServedItem;
import io.rapport.domain.replay.DeadLetterSequence;
import io.rapport.domain.replay.ProjectionName;
import io.rapport.domain.replay.ReplayEvent.DeadLetterDiscarded;
import io.rapport.domain.replay.ReplayEvent.ProjectionRolledBack;
import io.rapport.domain.replay.ReplayEvent.ProjectionSwitched;
import io.rapport.domain.replay.Slot;
import io.rapport.domain.review.EventDigest;
import io.rapport.domain.review.Meaning;
import io.rapport.domain.review.Remark;
import io.rapport.domain.review.ReviewEvent.EventLookedAt;
import io.rapport.domain.review.ReviewEvent.ReviewAssigned;
import io.rapport.domain.review.ReviewEvent.ReviewCommented;
import io.rapport.domain.review.ReviewEvent.ReviewOpened;
import io.rapport.domain.review.ReviewEvent.ReviewSigned;
import io.rapport.domain.review.ReviewRuleName;
import io.rapport.domain.review.Risk;
import io.rapport.domain.review.Signature;
import io.rapport.domain.review.SignerName;
import io.rapport.domain.sampling.DenialReason;
import io.rapport.domain.sampling.LotNumber;
import io.rapport.domain.sampling.PractitionerStatement;
import io.rapport.domain.sampling.SampleOrder;
import io.rapport.domain.sampling.SampleRequestId;
import io.rapport.domain.sampling.SamplingEvent.SampleReceiptAcknowledged;
import io.rapport.domain.sampling.SamplingEvent.SampleRequestCancelled;
import io.rapport.domain.sampling.SamplingEvent.SampleRequestChecked;
import io.rapport.domain.sampling.SamplingEvent.SamplesApproved;
import io.rapport.domain.sampling.SamplingEvent.SamplesDenied;
import io.rapport.domain.sampling.SamplingEvent.SamplesRequested;
import io.rapport.domain.sampling.SamplingEvent.SamplesShipped;
import io.rapport.domain.sampling.ShippedLot;
import io.rapport.domain.sampling.Strength;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Events of all features as they might have happened, the same for the same seed: few HCPs and items, so that rows are
 * hit again and again, and consents that come and go under actions that are recorded late.
 */
public final class RandomLog {

    private static final int HCPS = 4;
    private static final int ITEMS = 4;
    private static final int VISITS = 3;
    private static final List<Channel> CHANNELS = List.of(Channel.WEB, Channel.APP, Channel.EMAIL);
    private static final List<Product> PRODUCTS = List.of(new Product("LIPO"), new Product("GLYCO"));
    private static final List<Topic> TOPICS =
            List.of(new Topic("lipids"), new Topic("asthma"), new Topic("heart-failure"));
    private static final List<ContentType> TYPES = List.of(ContentType.ARTICLE, ContentType.VIDEO);
    private static final Actor WRITER = new Actor("writer");
    private static final int REVIEW_STEPS = 80;
    private static final int MODELS = 3;
    private static final int MODEL_STEPS = 60;
    private static final int FEEDBACK_STEPS = 40;
    private static final int PINS = 6;
    private static final int PIN_STEPS = 40;
    private static final int LATE_HCPS = 2;
    private static final int ACCESS_STEPS = 20;
    private static final EventDigest DIGEST = new EventDigest("A".repeat(43) + "=");
    private static final Actor REVIEWER = new Actor("reviewer");

    private final Random random;
    private final Random ofContent;
    private final Random ofReviews;
    private final Random ofModels;
    private final Random ofFeedback;
    private final Random ofPins;
    private final Random ofAccess;
    private final Log log = new Log();
    private final Map<HcpId, Set<Channel>> consenting = new HashMap<>();
    private final Map<ContentId, Integer> versions = new HashMap<>();
    private final List<SamplesRequested> requests = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T09:00:00Z");

    private RandomLog(long seed) {
        this.random = new Random(seed);
        this.ofContent = new Random(seed);
        this.ofReviews = new Random(seed);
        this.ofModels = new Random(seed);
        this.ofFeedback = new Random(seed);
        this.ofPins = new Random(seed);
        this.ofAccess = new Random(seed);
    }

    public static List<RecordedEvent> generate(long seed, int size) {
        RandomLog generator = new RandomLog(seed);
        for (int i = 0; i < HCPS; i++) {
            generator.log.hcp(generator.now, Examples.registered(hcp(i)));
        }
        while (generator.log.events().size() < size) {
            generator.now = generator.now.plusMillis(1 + generator.random.nextInt(3_600_000));
            generator.next();
        }
        // At the end, so that what other projections are tried with stays as it is.
        for (int i = 0; i < REVIEW_STEPS; i++) {
            generator.review();
        }
        generator.exports();
        for (int i = 0; i < MODEL_STEPS; i++) {
            generator.model();
        }
        generator.recommendations();
        for (int i = 0; i < FEEDBACK_STEPS; i++) {
            generator.feedback();
        }
        for (int i = 0; i < PIN_STEPS; i++) {
            generator.pin();
        }
        // Those from before have mostly been erased by now.
        for (int i = 0; i < LATE_HCPS; i++) {
            generator.log.hcp(generator.now, Examples.registered(lateHcp(i)));
        }
        for (int i = 0; i < ACCESS_STEPS; i++) {
            generator.productAccess();
        }
        generator.keptContent();
        generator.contacts();
        return generator.log.events();
    }

    /** Cuts a log into batches of 1 to 40 events. */
    public static List<List<RecordedEvent>> batches(long seed, List<RecordedEvent> events) {
        Random random = new Random(seed);
        List<List<RecordedEvent>> batches = new ArrayList<>();
        int from = 0;
        while (from < events.size()) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(40));
            batches.add(events.subList(from, to));
            from = to;
        }
        return batches;
    }

    /** Puts events in another order, but for those of each sequence. Positions stay as they are. */
    public static List<RecordedEvent> interleaved(long seed, List<RecordedEvent> events) {
        Random random = new Random(seed);
        Map<String, Deque<RecordedEvent>> sequences = new LinkedHashMap<>();
        events.forEach(event -> sequences
                .computeIfAbsent(event.orderedBy(), _ -> new ArrayDeque<>())
                .add(event));
        List<Deque<RecordedEvent>> left = new ArrayList<>(sequences.values());
        List<RecordedEvent> interleaved = new ArrayList<>();
        while (!left.isEmpty()) {
            int next = random.nextInt(left.size());
            interleaved.add(left.get(next).removeFirst());
            if (left.get(next).isEmpty()) {
                left.remove(next);
            }
        }
        return interleaved;
    }

    private void next() {
        int kind = random.nextInt(100);
        if (kind < 60) {
            action();
        } else if (kind < 72) {
            consent();
        } else if (kind < 82) {
            profile();
        } else if (kind < 91) {
            content();
        } else if (kind < 96) {
            sampling();
        } else if (kind < 97) {
            if (random.nextBoolean()) {
                replay();
            } else {
                read();
            }
        } else if (kind < 99) {
            erasure();
        } else {
            log.unknown(now, anHcp());
        }
    }

    private void action() {
        HcpId hcp = anHcp();
        Channel channel = any(CHANNELS);
        Instant at = now.minusSeconds(random.nextInt(100_000));
        if (consenting.getOrDefault(hcp, Set.of()).contains(channel)) {
            SessionId session = random.nextInt(5) == 0 ? null : new SessionId("visit-" + random.nextInt(VISITS));
            log.action(at, hcp, target(channel), action(session, true));
        } else {
            log.anonymousAction(at, channel, action(null, false));
        }
    }

    private EngagementEvent action(@Nullable SessionId session, boolean identified) {
        ContentId item = item(random.nextInt(ITEMS));
        return switch (random.nextInt(16)) {
            case 0 -> new SessionStarted(session);
            case 1 -> new SessionEnded(session);
            case 2 ->
                new ContentSearched(
                        session,
                        identified ? Examples.engagement("cQ" + random.nextInt(9)) : null,
                        new SearchFilters(new TreeSet<>(Set.of(topic())), null, null),
                        random.nextInt(20));
            case 3 -> new SearchResultClicked(item, session, 1 + random.nextInt(9));
            case 4 -> new ContentDownloaded(item, session);
            case 5 -> new ContentShared(item, session);
            case 6 -> new ContentRated(item, session, 1 + random.nextInt(5));
            case 7 -> new ContentCommented(item, session, identified ? Examples.engagement("dGV4dA") : null);
            case 8 -> new ContentFollowed(item, session);
            case 9, 10, 11 -> new ContentBookmarked(item, session);
            case 12, 13 -> new ContentUnbookmarked(item, session);
            case 14 -> offPortal(identified);
            default -> new ContentViewed(item, session, random.nextInt(101), null);
        };
    }

    private EngagementEvent offPortal(boolean identified) {
        EmailId email = identified ? new EmailId("email-" + random.nextInt(9)) : null;
        Product product = random.nextBoolean() ? new Product("LIPO") : null;
        return switch (random.nextInt(4)) {
            case 0 -> new RepVisited(product, random.nextInt(60));
            case 1 -> new EmailSent(email, product);
            case 2 -> new EmailOpened(email, product);
            default -> new EmailClicked(email, product);
        };
    }

    private void consent() {
        HcpId hcp = anHcp();
        Channel channel = random.nextBoolean() ? null : any(CHANNELS);
        if (random.nextInt(6) == 0) {
            other(hcp, new ConsentScope(Purpose.CRM_SHARING, channel));
            return;
        }
        Set<Channel> open = consenting.computeIfAbsent(hcp, _ -> EnumSet.noneOf(Channel.class));
        Set<Channel> concerned = channel == null ? Set.copyOf(CHANNELS) : Set.of(channel);
        switch (random.nextInt(5)) {
            case 0 -> {
                log.consent(now, ended(hcp, analytics(channel), concerned));
                open.removeAll(concerned);
            }
            case 1 -> {
                log.consent(now, Examples.refused(hcp, analytics(channel), now));
                open.removeAll(concerned);
            }
            default -> {
                log.consent(now, Examples.granted(hcp, analytics(channel), now));
                open.addAll(concerned);
            }
        }
    }

    /** Some of them about a product or a type of content. */
    private ConsentScope analytics(@Nullable Channel channel) {
        return new ConsentScope(
                Purpose.ANALYTICS,
                channel,
                ofContent.nextInt(4) == 0 ? any(PRODUCTS, ofContent) : null,
                ofContent.nextInt(4) == 0 ? any(TYPES, ofContent) : null);
    }

    /** What changes nothing for analytics. */
    private void other(HcpId hcp, ConsentScope scope) {
        ConsentRecordId record = new ConsentRecordId("record-" + ofContent.nextInt(3));
        switch (ofContent.nextInt(5)) {
            case 0 ->
                log.consent(
                        now,
                        new ConsentRequested(
                                hcp,
                                record,
                                scope,
                                new NoticeVersion("2026-01"),
                                now,
                                now.plusSeconds(9_000_000),
                                new Language("de"),
                                new Jurisdiction("EU"),
                                LegalBasis.CONSENT,
                                new ConsentRecordId("grant")));
            case 1 -> log.consent(now, new ConsentConfirmed(hcp, record, scope, now));
            case 2 -> log.consent(now, new ObjectionWithdrawn(hcp, record, scope, now));
            case 3 ->
                log.notice(
                        now,
                        new NoticeVersionPublished(
                                new NoticeId("privacy"),
                                new NoticeVersion("2026-" + ofContent.nextInt(9)),
                                new Language("de"),
                                new Jurisdiction("EU"),
                                new TreeSet<>(Set.of(Purpose.CRM_SHARING, Purpose.ANALYTICS)),
                                now,
                                new NoticeDocument("https://example.org/privacy"),
                                ofContent.nextBoolean(),
                                WRITER));
            default -> log.consent(now, Examples.withdrawn(hcp, scope, now));
        }
    }

    private ConsentEvent ended(HcpId hcp, ConsentScope scope, Set<Channel> channels) {
        return switch (ofContent.nextInt(4)) {
            case 0 -> new ConsentExpired(hcp, new ConsentRecordId("grant"), scope, now, new TreeSet<>(channels));
            case 1 ->
                new ObjectionRaised(
                        hcp, new ConsentRecordId("objection"), scope, now, new TreeSet<>(Set.of(Purpose.ANALYTICS)));
            default -> Examples.withdrawn(hcp, scope, now);
        };
    }

    private ConsentTarget target(Channel channel) {
        return switch (ofContent.nextInt(4)) {
            case 0 -> ConsentTarget.of(channel);
            case 1 -> new ConsentTarget(channel, null, any(TYPES, ofContent));
            default -> new ConsentTarget(channel, any(PRODUCTS, ofContent), any(TYPES, ofContent));
        };
    }

    private void profile() {
        HcpId hcp = anHcp();
        log.hcp(
                now,
                switch (random.nextInt(11)) {
                    case 0 -> new IdentityVerifiedByNpi(hcp, Examples.identity("bnBp"));
                    case 1 ->
                        new IdentityVerifiedByLicence(
                                hcp,
                                Examples.identity("bGlj"),
                                new LicenceAuthority("US-NJ"),
                                LocalDate.parse("2027-01-31").plusDays(random.nextInt(900)));
                    case 2 -> new NameChanged(hcp, new PersonName(Examples.identity("QQ"), Examples.identity("Qg")));
                    case 3 ->
                        new ContactChanged(
                                hcp, new Contact(random.nextBoolean() ? null : Examples.identity("Qw"), null));
                    case 4 -> new AffiliationChanged(hcp, Examples.identity("RA" + random.nextInt(9)));
                    case 5 -> new SpecialtyChanged(hcp, new Specialty(any(List.of("oncology", "urology", "surgery"))));
                    case 6 -> new RoleChanged(hcp, any(List.of(Role.values())));
                    case 7 -> new CountryChanged(hcp, new Country(any(List.of("DE", "US", "BR"))));
                    case 8 -> new LanguageChanged(hcp, new Language(any(List.of("de", "en", "pt"))));
                    case 9 -> new InterestsChosen(hcp, new TreeSet<>(Set.of(topic())));
                    default -> new HcpDeactivated(hcp);
                });
    }

    private void erasure() {
        HcpId hcp = anHcp();
        switch (random.nextInt(8)) {
            case 0, 6, 7 -> log.erasure(now, new ErasureRequested(hcp, Examples.accountability("cg"), WRITER));
            case 1 -> log.erasure(now, new ErasureDeclined(hcp, Examples.accountability("cw"), REVIEWER));
            case 2 -> log.erasure(now, new ErasureApproved(hcp, WRITER, REVIEWER));
            case 3 -> log.hcp(now, new HcpErased(hcp));
            case 4 ->
                log.erasure(
                        now,
                        new ErasureCompleted(
                                hcp,
                                new TreeSet<>(Set.of(new ConsumerName("activity"), new ConsumerName("data-keys"))),
                                List.of(new RetainedRecords(RetentionClass.SAMPLES, LocalDate.parse("2029-03-01")))));
            default -> log.erasure(now, new RetentionEnded(hcp, any(List.of(RetentionClass.values()))));
        }
    }

    private void review() {
        EventId event = new EventId("reviewed-" + ofReviews.nextInt(ITEMS));
        switch (ofReviews.nextInt(6)) {
            case 0, 1 ->
                log.review(
                        now,
                        new ReviewOpened(
                                event,
                                1 + ofReviews.nextInt(100),
                                new EventName("erasure.approved"),
                                ofReviews.nextBoolean() ? hcp(ofReviews.nextInt(HCPS)) : null,
                                WRITER,
                                new ReviewRuleName("erasure"),
                                Risk.values()[ofReviews.nextInt(Risk.values().length)],
                                now.plusSeconds(ofReviews.nextInt(100_000))));
            case 2 -> log.review(now, new ReviewAssigned(event, REVIEWER, null, WRITER));
            case 3 -> log.review(now, new EventLookedAt(event, DIGEST, REVIEWER, now));
            case 4 -> log.review(now, new ReviewCommented(event, Remark.of(Examples.accountability("Yw")), WRITER));
            default ->
                log.review(
                        now,
                        new ReviewSigned(
                                event,
                                7,
                                DIGEST,
                                new Signature(
                                        REVIEWER,
                                        new SignerName("A Name"),
                                        Meaning.values()[ofReviews.nextInt(Meaning.values().length)],
                                        now,
                                        now)));
        }
    }

    private void exports() {
        ExportFilter filter = new ExportFilter(now, null, new TreeSet<>(Set.of(new EventSelector("consent"))));
        ExportId everything = new ExportId("export-1");
        ExportId aboutOne = new ExportId("export-2");
        FreeText reason = new FreeText("An inspection.");
        log.export(now, new ExportRequested(everything, filter, reason, new FreeText("Is it complete?"), WRITER))
                .export(
                        now,
                        new HcpExportRequested(
                                aboutOne,
                                hcp(0),
                                filter,
                                Examples.accountability("cg"),
                                Examples.accountability("cQ"),
                                WRITER))
                .export(now, new ExportCompleted(everything, null, new BundleDigest("ab".repeat(32)), 7, 3))
                .export(now, new ExportFailed(aboutOne, hcp(0), ExportFlaw.EVENT_DIFFERS, 4));
    }

    private void model() {
        ModelId model = aModel();
        FreeText reason = new FreeText("Clicks fell.");
        log.model(
                now,
                switch (ofModels.nextInt(10)) {
                    case 0 -> trained(model);
                    case 1 -> evaluated(model);
                    case 2 -> new ModelSubmitted(ModelRegister.NEXT_BEST_CONTENT, model, WRITER);
                    case 3 ->
                        new ModelApproved(
                                ModelRegister.NEXT_BEST_CONTENT,
                                model,
                                REVIEWER,
                                ofModels.nextBoolean() ? reason : null,
                                now);
                    case 4 -> new ModelRejected(ModelRegister.NEXT_BEST_CONTENT, model, REVIEWER, reason);
                    case 5 -> new ModelShadowed(ModelRegister.NEXT_BEST_CONTENT, model, WRITER);
                    case 6 ->
                        ofModels.nextBoolean()
                                ? new ModelDeployed(ModelRegister.NEXT_BEST_CONTENT, model, 100, WRITER, aModel())
                                : new ModelDeployed(
                                        ModelRegister.NEXT_BEST_CONTENT, model, 1 + ofModels.nextInt(99), WRITER, null);
                    case 7 -> new ModelRetired(ModelRegister.NEXT_BEST_CONTENT, model, WRITER, reason);
                    case 8 ->
                        new ModelRolledBack(
                                ModelRegister.NEXT_BEST_CONTENT,
                                model,
                                ofModels.nextBoolean() ? aModel() : null,
                                WRITER,
                                reason);
                    default ->
                        new ModelMarkedForReplacement(
                                ModelRegister.NEXT_BEST_CONTENT, model, now.plusSeconds(ofModels.nextInt(100_000)));
                });
    }

    private ModelTrained trained(ModelId model) {
        return new ModelTrained(
                ModelRegister.NEXT_BEST_CONTENT,
                model,
                ModelAlgorithm.values()[ofModels.nextInt(ModelAlgorithm.values().length)],
                new ModelDigest("5e".repeat(32)),
                new FreeText("Ranks content."),
                new TrainingLineage(
                        1,
                        1 + ofModels.nextInt(1_000),
                        new TreeSet<>(Set.of(Purpose.ANALYTICS)),
                        new TrainingSetDigest("7a".repeat(32)),
                        700,
                        HCPS,
                        ofModels.nextLong(),
                        now),
                List.of(new ModelFeature(new FeatureName("recency"), new FreeText("Days since the last view."))),
                List.of(new FreeText("New HCPs.")),
                WRITER);
    }

    private ModelEvaluated evaluated(ModelId model) {
        return new ModelEvaluated(
                ModelRegister.NEXT_BEST_CONTENT,
                model,
                BiasRule.judge(new EvaluationFigures(
                        now.minusSeconds(100_000),
                        now,
                        90,
                        List.of(new Metric(
                                new MetricName("ndcg-at-10"),
                                new MetricSlice("all"),
                                ofModels.nextInt(100) / 100.0,
                                0,
                                1,
                                ofModels.nextBoolean() ? 0.25 : null)),
                        List.of(new GroupFigures(
                                GroupDimension.COUNTRY,
                                new GroupCode("DE"),
                                ofModels.nextInt(60),
                                0.4,
                                ofModels.nextInt(200) / 100.0,
                                1)))),
                WRITER);
    }

    private ModelId aModel() {
        return new ModelId("model-" + ofModels.nextInt(MODELS));
    }

    private void recommendations() {
        log.recommendation(now, null, new SettingsAdopted(RecommendationSettings.NONE));
        for (int i = 0; i < HCPS; i++) {
            boolean anonymous = i == 0;
            log.recommendation(
                    now,
                    anonymous ? null : hcp(i),
                    new RecommendationServed(
                            new RecommendationId("list-" + i),
                            Placement.HOME,
                            List.of(),
                            ContentNature.SCIENTIFIC,
                            10,
                            i,
                            anonymous ? Level.SEGMENT : Level.BEHAVIOUR,
                            null,
                            new Segment(
                                    new Specialty("oncology"),
                                    Role.NURSE,
                                    new Country("DE"),
                                    new Language("de"),
                                    new TreeSet<>(),
                                    false,
                                    new TreeSet<>()),
                            7,
                            1,
                            List.of(new ServedItem(new ContentId("item-" + i), 1, 0.5, 1, 1, PlaceReason.SCORE)),
                            null));
        }
    }

    private void contacts() {
        log.contact(now, null, new ZonesAdopted(CountryZones.NONE));
        for (int i = 0; i < HCPS; i++) {
            boolean anonymous = i == 0;
            log.contact(
                    now,
                    anonymous ? null : hcp(i),
                    new ContactAdviceServed(
                            new AdviceId("advice-" + i),
                            anonymous ? Level.SEGMENT : Level.BEHAVIOUR,
                            new Specialty("oncology"),
                            new Country("DE"),
                            TimeZoneName.UTC,
                            anonymous ? List.of() : List.of(Channel.APP),
                            7,
                            List.of(new AdvisedChannel(Channel.APP, null, 0.5, 0.5, null, i, List.of())),
                            List.of(new ExcludedChannel(
                                    Channel.REP,
                                    Purpose.MARKETING_REP,
                                    anonymous ? null : Judgement.Reason.NOT_DECIDED))));
        }
    }

    private void feedback() {
        HcpId hcp = hcp(ofFeedback.nextInt(HCPS));
        Channel channel = any(CHANNELS, ofFeedback);
        if (consenting.getOrDefault(hcp, Set.of()).contains(channel)) {
            log.action(now, hcp, target(channel), feedback(new SessionId("visit-0"), new RecommendationId("list-1")));
        } else {
            log.anonymousAction(now, channel, feedback(null, null));
        }
    }

    private EngagementEvent feedback(@Nullable SessionId session, @Nullable RecommendationId list) {
        ContentId item = item(ofFeedback.nextInt(ITEMS));
        return switch (ofFeedback.nextInt(3)) {
            case 0 -> new RecommendationClicked(item, session, list, 1 + ofFeedback.nextInt(50));
            case 1 ->
                new RecommendationDismissed(
                        item,
                        session,
                        list,
                        ofFeedback.nextBoolean() ? any(List.of(DismissalReason.values()), ofFeedback) : null);
            default -> new TopicRefused(session, any(TOPICS, ofFeedback));
        };
    }

    private void pin() {
        PinId pin = new PinId("pin-" + ofPins.nextInt(PINS));
        FreeText reason = new FreeText("The guideline is new.");
        log.pin(
                now,
                switch (ofPins.nextInt(4)) {
                    case 0 -> {
                        Instant from = now.plusSeconds(ofPins.nextInt(100_000));
                        SegmentLimits limits = ofPins.nextBoolean()
                                ? SegmentLimits.NONE
                                : new SegmentLimits(
                                        Set.of(new Specialty("oncology"), new Specialty("cardiology")),
                                        Set.of(new Country("DE")),
                                        Set.of());
                        yield new PinProposed(
                                Placement.HOME,
                                pin,
                                new Pin(
                                        item(ofPins.nextInt(ITEMS)),
                                        1 + ofPins.nextInt(10),
                                        limits,
                                        from,
                                        from.plusSeconds(1 + ofPins.nextInt(100_000))),
                                reason,
                                WRITER);
                    }
                    case 1 -> new PinApproved(Placement.HOME, pin, REVIEWER, now);
                    case 2 -> new PinRefused(Placement.HOME, pin, REVIEWER, reason);
                    default -> new PinEnded(Placement.HOME, pin, WRITER, reason, now);
                });
    }

    private static HcpId lateHcp(int number) {
        return new HcpId("late-hcp-" + number);
    }

    private void productAccess() {
        HcpId hcp = lateHcp(ofAccess.nextInt(LATE_HCPS));
        Product product = any(PRODUCTS, ofAccess);
        log.hcp(
                now,
                ofAccess.nextInt(3) == 0
                        ? new ProductAccessEnded(hcp, product)
                        : new ProductAccessGranted(hcp, product));
    }

    private void keptContent() {
        ContentId item = new ContentId("kept");
        log.content(
                        now,
                        new ContentDrafted(
                                item,
                                1,
                                new ContentProfile(
                                        new FreeText("How to prescribe it"),
                                        null,
                                        ContentType.BROCHURE,
                                        ContentNature.PROMOTIONAL,
                                        new TreeSet<>(Set.of(new Topic("lipids"))),
                                        new Language("en"),
                                        new Audience(Set.of(), Set.of(), Set.of(), true, true),
                                        any(PRODUCTS, ofAccess),
                                        new TreeSet<>(Set.of(new MeshDescriptor("D050171")))),
                                WRITER))
                .content(now, new ContentSubmitted(item, 1));
    }

    private void content() {
        ContentId item = item(random.nextInt(ITEMS));
        int version = versions.getOrDefault(item, 0);
        if (version == 0) {
            log.content(now, new ContentDrafted(item, 1, Examples.article("en", "A title", "A summary"), WRITER));
            versions.put(item, 1);
            return;
        }
        switch (random.nextInt(7)) {
            case 0 -> {
                log.content(
                        now,
                        new ContentRevised(
                                item, version + 1, Examples.article("de", "Titel " + version, "Inhalt"), WRITER));
                versions.put(item, version + 1);
            }
            case 1 -> log.content(now, new ContentSubmitted(item, version));
            case 2 -> log.content(now, new ContentApproved(item, version, REVIEWER, now, now.plusSeconds(9_000_000)));
            case 3 -> log.content(now, new ContentRejected(item, version, REVIEWER, new FreeText("No source.")));
            case 4 -> log.content(now, new ContentWithdrawn(item, version, now, new FreeText("A new risk.")));
            case 5 -> log.content(now, new ContentExpired(item, version, now));
            default -> log.content(now, new ContentPublished(item, version, now, now.plusSeconds(9_000_000)));
        }
    }

    private void sampling() {
        if (requests.isEmpty() || random.nextInt(4) == 0) {
            SamplesRequested request = new SamplesRequested(
                    new SampleRequestId("request-" + requests.size()),
                    anHcp(),
                    new SampleOrder(new Product("LIPO"), new Strength("10 mg tablet"), 4),
                    new PractitionerStatement(
                            Examples.samples("cw"),
                            Examples.samples("YQ"),
                            Examples.samples("bA"),
                            new LicenceAuthority("US-NJ")),
                    now);
            requests.add(request);
            log.sampling(now, request);
            return;
        }
        SamplesRequested request = any(requests);
        SampleRequestId id = request.requestId();
        HcpId hcp = request.hcpId();
        log.sampling(
                now,
                switch (random.nextInt(6)) {
                    case 0 -> new SampleRequestChecked(id, hcp, random.nextBoolean());
                    case 1 -> new SamplesApproved(id, hcp);
                    case 2 -> new SamplesDenied(id, hcp, any(List.of(DenialReason.values())));
                    case 3 -> new SamplesShipped(id, hcp, List.of(new ShippedLot(new LotNumber("L1"), 4)), now);
                    case 4 -> new SampleReceiptAcknowledged(id, hcp, now);
                    default -> new SampleRequestCancelled(id, hcp);
                });
    }

    private void replay() {
        ProjectionName projection = new ProjectionName("projection-" + random.nextInt(2));
        Slot slot = any(List.of(Slot.values()));
        long head = log.events().size();
        FreeText reason = new FreeText("A new column.");
        log.replay(
                now,
                switch (random.nextInt(3)) {
                    case 0 -> new ProjectionSwitched(projection, slot.other(), slot, 2, head, reason);
                    case 1 -> new ProjectionRolledBack(projection, slot.other(), slot, 1, head, reason);
                    default ->
                        new DeadLetterDiscarded(
                                projection, slot, new DeadLetterSequence(anHcp().value()), head, reason);
                });
    }

    private void read() {
        boolean aboutOne = random.nextBoolean();
        log.read(
                now,
                new AuditDataRead(
                        new AuditResource(aboutOne ? "hcps/{id}/timeline" : "audit/events"),
                        aboutOne ? anHcp() : null,
                        List.of(
                                ReadCriterion.coded(new ReadCriterion.Name("limit"), new ReadCriterion.Coded("50")),
                                ReadCriterion.free(
                                        new ReadCriterion.Name("q"), aboutOne ? Examples.identity("cQ") : null))));
    }

    private HcpId anHcp() {
        return hcp(random.nextInt(HCPS));
    }

    private Topic topic() {
        return any(TOPICS);
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static HcpId hcp(int number) {
        return new HcpId("hcp-" + number);
    }

    private static ContentId item(int number) {
        return new ContentId("content-" + number);
    }
}
