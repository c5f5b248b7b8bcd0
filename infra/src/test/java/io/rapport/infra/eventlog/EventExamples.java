package io.rapport.infra.eventlog;

import io.rapport.domain.audit.AuditEvent.AuditDataRead;
import io.rapport.domain.audit.AuditResource;
import io.rapport.domain.audit.ReadCriterion;
import io.rapport.domain.consent.ConsentEvent.ConsentConfirmed;
import io.rapport.domain.consent.ConsentEvent.ConsentExpired;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentRequested;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentEvent.ObjectionRaised;
import io.rapport.domain.consent.ConsentEvent.ObjectionWithdrawn;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentScope;
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
import io.rapport.domain.contact.ContactWindow;
import io.rapport.domain.contact.CountryZones;
import io.rapport.domain.contact.CountryZones.CountryZone;
import io.rapport.domain.contact.Days;
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
import io.rapport.domain.event.DomainEvent;
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
import io.rapport.domain.governance.Evaluation;
import io.rapport.domain.governance.FeatureName;
import io.rapport.domain.governance.GroupCode;
import io.rapport.domain.governance.GroupDimension;
import io.rapport.domain.governance.GroupFinding;
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
import io.rapport.domain.hcp.LicenceAuthority;
import io.rapport.domain.hcp.PersonName;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.privacy.RetentionClass;
import io.rapport.domain.propagation.ConsumerName;
import io.rapport.domain.ranking.Feature;
import io.rapport.domain.ranking.LinearModel;
import io.rapport.domain.ranking.ListPolicy;
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
import io.rapport.domain.recommendation.SegmentRule;
import io.rapport.domain.recommendation.SegmentRules;
import io.rapport.domain.recommendation.ServedItem;
import io.rapport.domain.recommendation.ShadowList;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** One event of each kind with all that it can hold. Never changed: the approved files are made of them. */
final class EventExamples {

    private static final HcpId HCP = new HcpId("hcp-1");
    private static final ContentId CONTENT = new ContentId("content-1");
    private static final SessionId SESSION = new SessionId("session-1");
    private static final SampleRequestId REQUEST = new SampleRequestId("request-1");
    private static final ProjectionName PROJECTION = new ProjectionName("hcp-timeline");
    private static final ModelId MODEL = new ModelId("lambdamart-2026.03");
    private static final PinId PIN = new PinId("pin-1");
    private static final ExportId EXPORT = new ExportId("export-1");
    private static final Product LIPO = new Product("LIPO");
    private static final MeshDescriptor HEART_FAILURE = new MeshDescriptor("D006333");
    private static final MeshDescriptor DYSLIPIDEMIAS = new MeshDescriptor("D050171");
    private static final Actor WRITER = new Actor("writer@portal");
    private static final Actor REVIEWER = new Actor("reviewer@portal");
    private static final ConsentScope ANALYTICS_BY_EMAIL = new ConsentScope(Purpose.ANALYTICS, Channel.EMAIL);
    private static final ConsentScope LIPO_CASE_STUDIES_BY_EMAIL =
            new ConsentScope(Purpose.ANALYTICS, Channel.EMAIL, new Product("LIPO"), ContentType.CASE_STUDY);
    private static final Instant MORNING = Instant.parse("2026-03-10T08:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00.123456Z");
    private static final EventDigest DIGEST = new EventDigest("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private static final Instant NEXT_YEAR = Instant.parse("2027-03-10T00:00:00Z");
    private static final ExportFilter CONSENT_OF_2026 = new ExportFilter(
            MORNING,
            NOON,
            new TreeSet<>(Set.of(new EventSelector("consent"), new EventSelector("notice.version-published"))));
    private static final PersonName NAME = new PersonName(identity("R2l2ZW4"), identity("RmFtaWx5"));
    private static final Contact CONTACT = new Contact(identity("RW1haWw"), identity("UGhvbmU"));
    private static final ContentProfile PROFILE = profile(true, new TreeSet<>(Set.of(HEART_FAILURE, DYSLIPIDEMIAS)));
    private static final RecommendationServed SERVED = served(new TreeSet<>(Set.of(LIPO, new Product("GLYCO"))));

    private EventExamples() {}

    static List<DomainEvent> all() {
        return List.of(
                new HcpRegistered(
                        HCP,
                        NAME,
                        CONTACT,
                        new Specialty("cardiology"),
                        Role.PHYSICIAN_ASSISTANT,
                        new Country("DE"),
                        new Language("de")),
                new IdentityVerifiedByNpi(HCP, identity("TnBp")),
                new IdentityVerifiedByLicence(
                        HCP, identity("TGljZW5jZQ"), new LicenceAuthority("US-NJ"), LocalDate.parse("2028-02-29")),
                new NameChanged(HCP, NAME),
                new ContactChanged(HCP, CONTACT),
                new AffiliationChanged(HCP, identity("Q2xpbmlj")),
                new SpecialtyChanged(HCP, new Specialty("gynecology-obstetrics")),
                new RoleChanged(HCP, Role.NURSE),
                new CountryChanged(HCP, new Country("AT")),
                new LanguageChanged(HCP, new Language("en")),
                new InterestsChosen(HCP, topics()),
                new ProductAccessGranted(HCP, new Product("LIPO")),
                new ProductAccessEnded(HCP, new Product("LIPO")),
                new HcpDeactivated(HCP),
                new HcpErased(HCP),
                new ErasureRequested(HCP, accountability("UmVhc29u"), WRITER),
                new ErasureDeclined(HCP, accountability("UmVhc29u"), REVIEWER),
                new ErasureApproved(HCP, WRITER, REVIEWER),
                new ErasureCompleted(
                        HCP,
                        new TreeSet<>(Set.of(new ConsumerName("hcp-profile"), new ConsumerName("data-keys"))),
                        List.of(
                                new RetainedRecords(RetentionClass.SAMPLES, LocalDate.parse("2029-03-10")),
                                new RetainedRecords(RetentionClass.ACCOUNTABILITY, LocalDate.parse("2029-04-01")))),
                new RetentionEnded(HCP, RetentionClass.SAMPLES),
                new ExportRequested(
                        EXPORT,
                        CONSENT_OF_2026,
                        new FreeText("Inspektion, Aktenzeichen 12/26"),
                        new FreeText("Wurde jede Einwilligung \"belegt\"?"),
                        REVIEWER),
                new HcpExportRequested(
                        EXPORT,
                        HCP,
                        ExportFilter.NONE,
                        accountability("UmVhc29u"),
                        accountability("UXVlc3Rpb24"),
                        REVIEWER),
                new ExportCompleted(EXPORT, HCP, new BundleDigest("5e".repeat(32)), 46_405, 17),
                new ExportFailed(EXPORT, HCP, ExportFlaw.EVENT_DIFFERS, 42),
                new ConsentGranted(
                        HCP,
                        new ConsentRecordId("record-1"),
                        LIPO_CASE_STUDIES_BY_EMAIL,
                        new NoticeVersion("2026-01"),
                        MORNING,
                        NEXT_YEAR,
                        new Language("de"),
                        new Jurisdiction("EU"),
                        LegalBasis.CONSENT,
                        new ConsentRecordId("record-0")),
                new ConsentRequested(
                        HCP,
                        new ConsentRecordId("record-4"),
                        LIPO_CASE_STUDIES_BY_EMAIL,
                        new NoticeVersion("2026-01"),
                        MORNING,
                        NEXT_YEAR,
                        new Language("de"),
                        new Jurisdiction("DE"),
                        LegalBasis.CONSENT,
                        new ConsentRecordId("record-0")),
                new ConsentConfirmed(HCP, new ConsentRecordId("record-4"), LIPO_CASE_STUDIES_BY_EMAIL, NOON),
                new ConsentRefused(
                        HCP,
                        new ConsentRecordId("record-2"),
                        LIPO_CASE_STUDIES_BY_EMAIL,
                        new NoticeVersion("2026-01"),
                        MORNING,
                        new Language("de")),
                new ConsentWithdrawn(HCP, new ConsentRecordId("record-3"), LIPO_CASE_STUDIES_BY_EMAIL, NOON),
                new ConsentExpired(
                        HCP,
                        new ConsentRecordId("record-1"),
                        LIPO_CASE_STUDIES_BY_EMAIL,
                        NEXT_YEAR,
                        new TreeSet<>(Set.of(Channel.EMAIL))),
                new ObjectionRaised(
                        HCP,
                        new ConsentRecordId("record-5"),
                        new ConsentScope(Purpose.ALL_PROFILING, Channel.EMAIL),
                        NOON,
                        new TreeSet<>(Set.of(new Purpose("personalisation")))),
                new ObjectionWithdrawn(
                        HCP,
                        new ConsentRecordId("record-6"),
                        new ConsentScope(Purpose.ALL_PROFILING, Channel.EMAIL),
                        NOON),
                new NoticeVersionPublished(
                        new NoticeId("privacy"),
                        new NoticeVersion("2026-01"),
                        new Language("de"),
                        new Jurisdiction("EU"),
                        new TreeSet<>(Set.of(Purpose.ANALYTICS)),
                        MORNING,
                        new NoticeDocument("https://example.org/privacy/2026-01/de"),
                        true,
                        REVIEWER),
                new ContentDrafted(CONTENT, 1, PROFILE, WRITER),
                new ContentRevised(CONTENT, 2, PROFILE, WRITER),
                new ContentSubmitted(CONTENT, 2),
                new ContentApproved(CONTENT, 2, REVIEWER, NOON, NEXT_YEAR),
                new ContentRejected(CONTENT, 2, REVIEWER, new FreeText("No source is given.")),
                new ContentPublished(CONTENT, 2, NOON, NEXT_YEAR),
                new ContentWithdrawn(CONTENT, 2, NOON, new FreeText("A new risk is known.")),
                new ContentExpired(CONTENT, 2, NEXT_YEAR),
                new SessionStarted(SESSION),
                new SessionEnded(SESSION),
                new ContentViewed(CONTENT, SESSION, 80, 64_000L),
                new ContentBookmarked(CONTENT, SESSION),
                new ContentUnbookmarked(CONTENT, SESSION),
                new ContentSearched(
                        SESSION,
                        engagement("UXVlcnk"),
                        new SearchFilters(topics(), ContentType.CASE_STUDY, ContentNature.PROMOTIONAL),
                        12),
                new SearchResultClicked(CONTENT, SESSION, 3),
                new ContentDownloaded(CONTENT, SESSION),
                new ContentShared(CONTENT, SESSION),
                new ContentRated(CONTENT, SESSION, 5),
                new ContentCommented(CONTENT, SESSION, engagement("Q29tbWVudA")),
                new ContentFollowed(CONTENT, SESSION),
                new RecommendationClicked(CONTENT, SESSION, new RecommendationId("list-1"), 3),
                new RecommendationDismissed(
                        CONTENT, SESSION, new RecommendationId("list-1"), DismissalReason.NOT_FOR_MY_PATIENTS),
                new TopicRefused(SESSION, new Topic("heart-failure")),
                new RepVisited(new Product("LIPO"), 25),
                new EmailSent(new EmailId("email-1"), new Product("LIPO")),
                new EmailOpened(new EmailId("email-1"), new Product("LIPO")),
                new EmailClicked(new EmailId("email-1"), new Product("LIPO")),
                new SamplesRequested(
                        REQUEST,
                        HCP,
                        new SampleOrder(new Product("LIPO"), new Strength("10 mg tablet"), 20),
                        new PractitionerStatement(
                                samples("U2lnbmF0dXJl"),
                                samples("QWRkcmVzcw"),
                                samples("TGljZW5jZQ"),
                                new LicenceAuthority("US-NJ")),
                        MORNING),
                new SampleRequestChecked(REQUEST, HCP, true),
                new SamplesApproved(REQUEST, HCP),
                new SamplesDenied(REQUEST, HCP, DenialReason.LIMIT_EXCEEDED),
                new SamplesShipped(
                        REQUEST,
                        HCP,
                        List.of(new ShippedLot(new LotNumber("L-1"), 15), new ShippedLot(new LotNumber("L-2"), 5)),
                        NOON),
                new SampleReceiptAcknowledged(REQUEST, HCP, NOON),
                new SampleRequestCancelled(REQUEST, HCP),
                new AuditDataRead(
                        new AuditResource("audit/events"),
                        HCP,
                        List.of(
                                ReadCriterion.coded(
                                        new ReadCriterion.Name("from"),
                                        new ReadCriterion.Coded("2026-03-01T00:00:00Z")),
                                ReadCriterion.free(new ReadCriterion.Name("q"), identity("UXVlcnk")))),
                new ReviewOpened(
                        new EventId("event-1"),
                        4_711,
                        new EventName("erasure.approved"),
                        HCP,
                        WRITER,
                        new ReviewRuleName("erasure"),
                        Risk.HIGH,
                        NOON),
                new ReviewAssigned(new EventId("event-1"), REVIEWER, Remark.of(accountability("UmVhc29u")), WRITER),
                new EventLookedAt(new EventId("event-1"), DIGEST, REVIEWER, NOON),
                new ReviewCommented(
                        new EventId("event-2"), Remark.of(new FreeText("Tried on a copy first.")), REVIEWER),
                new ReviewSigned(
                        new EventId("event-1"),
                        4_711,
                        DIGEST,
                        new Signature(
                                REVIEWER, new SignerName("Anna Żak"), Meaning.REVIEWED_WITHOUT_FINDING, NOON, MORNING)),
                SERVED,
                new SettingsAdopted(new RecommendationSettings(
                        new SegmentRules(List.of(new SegmentRule(
                                new FreeText("Heart failure for nurses"),
                                Set.of(new Specialty("cardiology")),
                                Set.of(Role.NURSE),
                                Set.of(new Country("DE")),
                                Set.of(new Language("de")),
                                List.copyOf(topics()),
                                List.of(ContentType.COURSE),
                                1.5))),
                        new LinearModel(Map.of(Feature.SEGMENT, 1.0, Feature.READS_2_HOURS, -0.25), 1),
                        new LinearModel(Map.of(Feature.PEERS_EVER_BY_READERS, 0.2), 1.5),
                        new ListPolicy(List.of(3, 7), Duration.ofDays(7), 0.25, 0.5))),
                new ContactAdviceServed(
                        new AdviceId("advice-1"),
                        Level.BEHAVIOUR,
                        new Specialty("cardiology"),
                        new Country("DE"),
                        new TimeZoneName("Europe/Berlin"),
                        List.of(Channel.WEB, Channel.EMAIL),
                        46_405,
                        List.of(new AdvisedChannel(
                                Channel.EMAIL,
                                new ConsentRecordId("record-1"),
                                0.135,
                                0.27,
                                0.5,
                                6,
                                List.of(new ContactWindow(Days.WORKING_DAYS, 18, 20, 0.25, 4.2)))),
                        List.of(new ExcludedChannel(
                                Channel.REP, new Purpose("marketing-rep"), Judgement.Reason.CONFIRMATION_PENDING))),
                new ZonesAdopted(new CountryZones(
                        List.of(new CountryZone(new Country("US"), new TimeZoneName("America/Chicago"))))),
                new ProjectionSwitched(
                        PROJECTION, Slot.BLUE, Slot.GREEN, 2, 4_711, new FreeText("Titles are in the timeline.")),
                new ProjectionRolledBack(
                        PROJECTION, Slot.GREEN, Slot.BLUE, 1, 4_811, new FreeText("Titles are too long.")),
                new DeadLetterDiscarded(
                        PROJECTION,
                        Slot.GREEN,
                        new DeadLetterSequence("content:content-1"),
                        42,
                        new FreeText("Recorded by a test of the portal.")),
                new ModelTrained(
                        ModelRegister.NEXT_BEST_CONTENT,
                        MODEL,
                        ModelAlgorithm.LAMBDAMART,
                        new ModelDigest("5e".repeat(32)),
                        new FreeText("Ordnet, was gezeigt werden darf."),
                        new TrainingLineage(
                                1,
                                46_405,
                                new TreeSet<>(Set.of(Purpose.ANALYTICS, new Purpose("personalisation"))),
                                new TrainingSetDigest("7a".repeat(32)),
                                12_000,
                                310,
                                20_260_310,
                                MORNING),
                        List.of(
                                new ModelFeature(
                                        new FeatureName("topic-affinity"),
                                        new FreeText("How often the topic was read, older reads counting less.")),
                                new ModelFeature(
                                        new FeatureName("recency"), new FreeText("Days since the publication."))),
                        List.of(new FreeText("Knows nothing of HCPs who read for the first time.")),
                        WRITER),
                new ModelEvaluated(
                        ModelRegister.NEXT_BEST_CONTENT,
                        MODEL,
                        new Evaluation(
                                MORNING,
                                NOON,
                                440,
                                List.of(
                                        new Metric(
                                                new MetricName("ndcg-at-10"),
                                                new MetricSlice("all"),
                                                0.42,
                                                0.4,
                                                0.44,
                                                0.39),
                                        new Metric(
                                                new MetricName("ndcg-at-10"),
                                                new MetricSlice("week-old"),
                                                0.4,
                                                0.37,
                                                0.43,
                                                null)),
                                List.of(
                                        new GroupFinding(
                                                GroupDimension.COUNTRY,
                                                new GroupCode("DE"),
                                                400,
                                                0.42,
                                                1.0,
                                                1.1,
                                                false),
                                        new GroupFinding(
                                                GroupDimension.ROLE,
                                                new GroupCode("nurse"),
                                                40,
                                                0.29,
                                                0.69,
                                                0.9,
                                                true))),
                        WRITER),
                new ModelSubmitted(ModelRegister.NEXT_BEST_CONTENT, MODEL, WRITER),
                new ModelApproved(
                        ModelRegister.NEXT_BEST_CONTENT,
                        MODEL,
                        REVIEWER,
                        new FreeText("Content for nurses is on its way."),
                        NOON),
                new ModelRejected(
                        ModelRegister.NEXT_BEST_CONTENT, MODEL, REVIEWER, new FreeText("No gain over the rules.")),
                new ModelShadowed(ModelRegister.NEXT_BEST_CONTENT, MODEL, WRITER),
                new ModelDeployed(ModelRegister.NEXT_BEST_CONTENT, MODEL, 100, WRITER, new ModelId("linear-2026.01")),
                new ModelRetired(
                        ModelRegister.NEXT_BEST_CONTENT,
                        MODEL,
                        WRITER,
                        new FreeText("Its features are no longer computed.")),
                new ModelRolledBack(
                        ModelRegister.NEXT_BEST_CONTENT,
                        MODEL,
                        new ModelId("linear-2026.01"),
                        WRITER,
                        new FreeText("Clicks fell.")),
                new ModelMarkedForReplacement(ModelRegister.NEXT_BEST_CONTENT, MODEL, NEXT_YEAR),
                new PinProposed(
                        Placement.HOME,
                        PIN,
                        new Pin(
                                CONTENT,
                                2,
                                new SegmentLimits(
                                        Set.of(new Specialty("cardiology"), new Specialty("nephrology")),
                                        Set.of(new Country("DE")),
                                        Set.of()),
                                MORNING,
                                NOON),
                        new FreeText("The new guideline changes the dose."),
                        WRITER),
                new PinApproved(Placement.HOME, PIN, REVIEWER, MORNING),
                new PinRefused(Placement.HOME, PIN, REVIEWER, new FreeText("Not for everybody.")),
                new PinEnded(Placement.HOME, PIN, WRITER, new FreeText("The dose was corrected."), NOON));
    }

    /** What samples of older revisions are read as, where it is not the example of today. */
    static List<DomainEvent> older() {
        return List.of(
                new ConsentGranted(
                        HCP,
                        new ConsentRecordId("record-1"),
                        ANALYTICS_BY_EMAIL,
                        new NoticeVersion("2026-01"),
                        MORNING,
                        NEXT_YEAR),
                new ConsentRefused(
                        HCP,
                        new ConsentRecordId("record-2"),
                        ANALYTICS_BY_EMAIL,
                        new NoticeVersion("2026-01"),
                        MORNING),
                new ConsentWithdrawn(HCP, new ConsentRecordId("record-3"), ANALYTICS_BY_EMAIL, NOON),
                new ContentDrafted(CONTENT, 1, profile(false, new TreeSet<>()), WRITER),
                new ContentRevised(CONTENT, 2, profile(false, new TreeSet<>()), WRITER),
                served(new TreeSet<>()));
    }

    private static ContentProfile profile(boolean productAccessOnly, SortedSet<MeshDescriptor> mesh) {
        return new ContentProfile(
                new FreeText("Herzschwäche – was die \"Leitlinie\" sagt"),
                new FreeText("Zusammenfassung\nin zwei Zeilen, ab 5 µg."),
                ContentType.CASE_STUDY,
                ContentNature.SCIENTIFIC,
                topics(),
                new Language("de"),
                new Audience(
                        Set.of(new Specialty("cardiology"), new Specialty("internal-medicine")),
                        Set.of(Role.PHYSICIAN, Role.PHYSICIAN_ASSISTANT),
                        Set.of(new Country("DE"), new Country("AT")),
                        true,
                        productAccessOnly),
                LIPO,
                mesh);
    }

    private static RecommendationServed served(SortedSet<Product> products) {
        return new RecommendationServed(
                new RecommendationId("list-1"),
                Placement.NEWER_ON_TOPIC,
                List.of(CONTENT),
                ContentNature.SCIENTIFIC,
                10,
                -4_711_000_000_000_000_001L,
                Level.MODEL,
                MODEL,
                new Segment(
                        new Specialty("cardiology"),
                        Role.PHYSICIAN_ASSISTANT,
                        new Country("DE"),
                        new Language("de"),
                        topics(),
                        true,
                        products),
                46_405,
                271,
                List.of(new ServedItem(
                        new ContentId("content-2"), 3, -0.1, 0.017_000_000_000_000_002, 1, PlaceReason.LIBRARY)),
                new ShadowList(new ModelId("trees-2026.03"), List.of(CONTENT)));
    }

    private static SortedSet<Topic> topics() {
        return new TreeSet<>(Set.of(new Topic("lipids"), new Topic("heart-failure")));
    }

    private static ProtectedText identity(String ciphertext) {
        return new ProtectedText("identity." + ciphertext);
    }

    private static ProtectedText engagement(String ciphertext) {
        return new ProtectedText("engagement." + ciphertext);
    }

    private static ProtectedText accountability(String ciphertext) {
        return new ProtectedText("accountability." + ciphertext);
    }

    private static ProtectedText samples(String ciphertext) {
        return new ProtectedText("samples." + ciphertext);
    }
}
