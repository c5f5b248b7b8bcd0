package io.rapport.infra.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.command.dispatch.AppendReceipt;
import io.rapport.command.dispatch.IdempotencyRecords.KeyInUse;
import io.rapport.command.engagement.ActionOutcome;
import io.rapport.command.engagement.ActionOutcome.Apart;
import io.rapport.command.engagement.ActionOutcome.Recorded;
import io.rapport.command.engagement.ActionOutcome.Rejected;
import io.rapport.domain.consent.ConsentCommand.GrantConsent;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.Jurisdiction;
import io.rapport.domain.consent.NoticeCommand.PublishNoticeVersion;
import io.rapport.domain.consent.NoticeDocument;
import io.rapport.domain.consent.NoticeId;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.Audience;
import io.rapport.domain.content.ContentCommand.DraftContent;
import io.rapport.domain.content.ContentNature;
import io.rapport.domain.content.ContentProfile;
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
import io.rapport.domain.engagement.AnonymousAction;
import io.rapport.domain.engagement.ClientActionId;
import io.rapport.domain.engagement.DismissalReason;
import io.rapport.domain.engagement.EmailId;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.engagement.EngagementRejection.ContentNotPublished;
import io.rapport.domain.engagement.RecordAnonymousActions;
import io.rapport.domain.engagement.RecordEngagements;
import io.rapport.domain.engagement.ReportedAction;
import io.rapport.domain.engagement.SearchFilters;
import io.rapport.domain.engagement.SessionId;
import io.rapport.domain.event.EventId;
import io.rapport.domain.event.EventType;
import io.rapport.domain.governance.EvaluationFigures;
import io.rapport.domain.governance.FeatureName;
import io.rapport.domain.governance.GroupCode;
import io.rapport.domain.governance.GroupDimension;
import io.rapport.domain.governance.GroupFigures;
import io.rapport.domain.governance.Metric;
import io.rapport.domain.governance.MetricName;
import io.rapport.domain.governance.MetricSlice;
import io.rapport.domain.governance.ModelAlgorithm;
import io.rapport.domain.governance.ModelCommand.ApproveModel;
import io.rapport.domain.governance.ModelCommand.DeployModel;
import io.rapport.domain.governance.ModelCommand.MarkForReplacement;
import io.rapport.domain.governance.ModelCommand.RecordEvaluation;
import io.rapport.domain.governance.ModelCommand.RecordTraining;
import io.rapport.domain.governance.ModelDigest;
import io.rapport.domain.governance.ModelFeature;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.governance.ModelRegister;
import io.rapport.domain.governance.TrainingLineage;
import io.rapport.domain.governance.TrainingSetDigest;
import io.rapport.domain.hcp.HcpCommand.ChangeAttributes;
import io.rapport.domain.hcp.HcpCommand.DeactivateHcp;
import io.rapport.domain.hcp.HcpCommand.VerifyByLicence;
import io.rapport.domain.hcp.HcpRejection.UnknownHcp;
import io.rapport.domain.hcp.LicenceAuthority;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.privacy.Fingerprint;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.recommendation.Pin;
import io.rapport.domain.recommendation.PinCommand.ApprovePin;
import io.rapport.domain.recommendation.PinCommand.EndPin;
import io.rapport.domain.recommendation.PinCommand.ProposePin;
import io.rapport.domain.recommendation.PinId;
import io.rapport.domain.recommendation.Placement;
import io.rapport.domain.recommendation.RecommendationId;
import io.rapport.domain.recommendation.SegmentLimits;
import io.rapport.domain.replay.DeadLetterSequence;
import io.rapport.domain.replay.ProjectionName;
import io.rapport.domain.replay.ReplayCommand.DiscardDeadLetter;
import io.rapport.domain.replay.ReplayCommand.RollBackProjection;
import io.rapport.domain.replay.ReplayCommand.SwitchProjection;
import io.rapport.domain.replay.Slot;
import io.rapport.domain.review.Meaning;
import io.rapport.domain.review.Remark;
import io.rapport.domain.review.ReviewCommand.AssignReview;
import io.rapport.domain.review.ReviewCommand.OpenReview;
import io.rapport.domain.review.ReviewCommand.SignReview;
import io.rapport.domain.review.ReviewRuleName;
import io.rapport.domain.review.ReviewedEvent;
import io.rapport.domain.review.Risk;
import io.rapport.domain.review.Signature;
import io.rapport.domain.review.SignerName;
import io.rapport.domain.sampling.LotNumber;
import io.rapport.domain.sampling.SampleRequestId;
import io.rapport.domain.sampling.SamplingCommand.ShipSamples;
import io.rapport.domain.sampling.ShippedLot;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;

class WireSerializerTest {

    private static final Instant NINE = Instant.parse("2026-03-10T09:00:00.123456789Z");
    private static final HcpId ADA = new HcpId("ada");
    private static final ContentId GUIDELINE = new ContentId("guideline");
    private static final ProjectionName TIMELINE = new ProjectionName("hcp-timeline");

    private final WireSerializer serializer = WireSerializer.create();

    @Test
    void names_are_pinned_so_that_processes_of_different_versions_understand_each_other() {
        assertThat(WireNames.all().keySet())
                .containsExactly(
                        "consent.confirm-consent",
                        "consent.expire-consent",
                        "consent.grant-consent",
                        "consent.raise-objection",
                        "consent.refuse-consent",
                        "consent.withdraw-consent",
                        "consent.withdraw-objection",
                        "content.approve-content",
                        "content.draft-content",
                        "content.expire-content",
                        "content.publish-content",
                        "content.reject-content",
                        "content.revise-content",
                        "content.submit-for-review",
                        "content.withdraw-content",
                        "engagement.record-anonymous-actions",
                        "engagement.record-engagements",
                        "erasure.approve-erasure",
                        "erasure.complete-erasure",
                        "erasure.decline-erasure",
                        "erasure.end-retention",
                        "erasure.request-erasure",
                        "export.complete-export",
                        "export.fail-export",
                        "export.request-export",
                        "export.request-hcp-export",
                        "failure",
                        "hcp.change-attributes",
                        "hcp.choose-interests",
                        "hcp.deactivate-hcp",
                        "hcp.end-product-access",
                        "hcp.erase-hcp",
                        "hcp.grant-product-access",
                        "hcp.register-hcp",
                        "hcp.verify-by-licence",
                        "hcp.verify-by-npi",
                        "model.approve-model",
                        "model.deploy-model",
                        "model.mark-for-replacement",
                        "model.record-evaluation",
                        "model.record-training",
                        "model.reject-model",
                        "model.retire-model",
                        "model.roll-back-model",
                        "model.shadow-model",
                        "model.submit-model",
                        "notice.publish-notice-version",
                        "pin.approve-pin",
                        "pin.end-pin",
                        "pin.propose-pin",
                        "pin.refuse-pin",
                        "receipt",
                        "replay.discard-dead-letter",
                        "replay.roll-back-projection",
                        "replay.switch-projection",
                        "review.assign-review",
                        "review.comment-on-review",
                        "review.look-at-event",
                        "review.open-review",
                        "review.sign-review",
                        "sampling.acknowledge-receipt",
                        "sampling.approve-samples",
                        "sampling.cancel-sample-request",
                        "sampling.check-sample-request",
                        "sampling.deny-samples",
                        "sampling.request-samples",
                        "sampling.ship-samples");
    }

    static Stream<Object> commands() {
        return Stream.of(
                new DeactivateHcp(ADA),
                new ChangeAttributes(ADA, null, null, null, new Specialty("oncology"), null, null, null),
                new VerifyByLicence(
                        ADA,
                        text(),
                        new Fingerprint("0a".repeat(32)),
                        new LicenceAuthority("US-NJ"),
                        LocalDate.parse("2030-01-01"),
                        LocalDate.parse("2026-03-10")),
                new GrantConsent(
                        ADA,
                        new ConsentRecordId("r-1"),
                        new ConsentScope(
                                new Purpose("analytics"), Channel.EMAIL, new Product("LIPO"), ContentType.ARTICLE),
                        new NoticeVersion("n-1"),
                        NINE,
                        null,
                        new Language("de"),
                        new ConsentRecordId("r-0")),
                new PublishNoticeVersion(
                        new NoticeId("privacy"),
                        new NoticeVersion("n-1"),
                        new Language("de"),
                        new Jurisdiction("EU"),
                        new TreeSet<>(List.of(new Purpose("analytics"))),
                        NINE,
                        new NoticeDocument("https://example.org/privacy"),
                        true,
                        new Actor("compliance")),
                new DraftContent(
                        GUIDELINE,
                        new ContentProfile(
                                new FreeText("Heart failure"),
                                null,
                                ContentType.ARTICLE,
                                ContentNature.SCIENTIFIC,
                                new TreeSet<>(List.of(new Topic("heart-failure"))),
                                new Language("en"),
                                Audience.EVERYONE,
                                null,
                                new TreeSet<>()),
                        new Actor("author")),
                new ShipSamples(new SampleRequestId("s-1"), List.of(new ShippedLot(new LotNumber("L1"), 3)), NINE),
                new SwitchProjection(TIMELINE, Slot.GREEN, 2, 7, new FreeText("A new column")),
                new RollBackProjection(TIMELINE, 1, 8, new FreeText("Rows are missing")),
                new DiscardDeadLetter(
                        TIMELINE, Slot.BLUE, new DeadLetterSequence("content:c-1"), 5, new FreeText("Unreadable")),
                new RecordEngagements(ADA, everyAction()),
                new RecordAnonymousActions(List.of(anonymous())),
                new OpenReview(
                        new ReviewedEvent(
                                new EventId("e-1"),
                                7,
                                new EventType("erasure.approved", 1),
                                NINE,
                                NINE,
                                ADA,
                                new Actor("ann"),
                                false),
                        new ReviewRuleName("erasure"),
                        Risk.HIGH,
                        NINE),
                new RecordTraining(
                        ModelRegister.NEXT_BEST_CONTENT,
                        new ModelId("linear-1"),
                        ModelAlgorithm.LINEAR,
                        new ModelDigest("5e".repeat(32)),
                        new FreeText("Ranks content"),
                        new TrainingLineage(
                                1,
                                7,
                                new TreeSet<>(List.of(new Purpose("analytics"))),
                                new TrainingSetDigest("7a".repeat(32)),
                                9,
                                3,
                                42,
                                NINE),
                        List.of(new ModelFeature(new FeatureName("recency"), new FreeText("Days"))),
                        List.of(new FreeText("New HCPs")),
                        new Actor("job")),
                new RecordEvaluation(
                        ModelRegister.NEXT_BEST_CONTENT,
                        new ModelId("linear-1"),
                        new EvaluationFigures(
                                NINE,
                                NINE.plusSeconds(1),
                                90,
                                List.of(new Metric(
                                        new MetricName("ndcg-at-10"), new MetricSlice("all"), 0.42, 0.4, 0.44, null)),
                                List.of(new GroupFigures(
                                        GroupDimension.ROLE, new GroupCode("nurse"), 40, 0.29, 0.69, 1))),
                        new Actor("job")),
                new ApproveModel(
                        ModelRegister.NEXT_BEST_CONTENT, new ModelId("linear-1"), new Actor("ann"), null, NINE),
                new DeployModel(ModelRegister.NEXT_BEST_CONTENT, new ModelId("linear-1"), 10, new Actor("bob")),
                new MarkForReplacement(ModelRegister.NEXT_BEST_CONTENT, new ModelId("linear-1"), NINE),
                new ProposePin(
                        Placement.HOME,
                        new PinId("spring"),
                        new Pin(
                                new ContentId("content-1"),
                                2,
                                new SegmentLimits(
                                        Set.of(new Specialty("cardiology")), Set.of(new Country("DE")), Set.of()),
                                NINE,
                                NINE.plusSeconds(1)),
                        new FreeText("News"),
                        new Actor("edda")),
                new ApprovePin(Placement.HOME, new PinId("spring"), new Actor("ruth"), NINE),
                new EndPin(Placement.HOME, new PinId("spring"), new Actor("edda"), new FreeText("Old"), NINE),
                new AssignReview(
                        new EventId("e-1"), new Actor("bob"), Remark.of(new FreeText("On leave")), new Actor("ann")),
                new SignReview(
                        new EventId("e-1"),
                        new Signature(
                                new Actor("bob"),
                                new SignerName("Bob"),
                                Meaning.REVIEWED_WITHOUT_FINDING,
                                NINE,
                                NINE)));
    }

    private static List<ReportedAction> everyAction() {
        List<Action> actions = List.of(
                new StartSession(),
                new EndSession(),
                new ViewContent(GUIDELINE, 80, null),
                new BookmarkContent(GUIDELINE),
                new UnbookmarkContent(GUIDELINE),
                new SearchContent(text(), new SearchFilters(new TreeSet<>(List.of(new Topic("gout"))), null, null), 3),
                new ClickSearchResult(GUIDELINE, 1),
                new DownloadContent(GUIDELINE),
                new ShareContent(GUIDELINE),
                new RateContent(GUIDELINE, 5),
                new CommentOnContent(GUIDELINE, text()),
                new FollowContent(GUIDELINE),
                new ClickRecommendation(GUIDELINE, new RecommendationId("list-1"), 3),
                new DismissRecommendation(
                        GUIDELINE, new RecommendationId("list-1"), DismissalReason.NOT_FOR_MY_PATIENTS),
                new RefuseTopic(new Topic("heart-failure")),
                new MeetRep(new Product("LIPO"), 25),
                new ReceiveEmail(new EmailId("email-1"), null),
                new OpenEmail(new EmailId("email-1"), null),
                new ClickEmail(new EmailId("email-1"), new Product("LIPO")));
        assertThat(actions).hasSize((int) WireNames.leaves(Action.class).count());
        return IntStream.range(0, actions.size())
                .mapToObj(i -> new ReportedAction(
                        new ClientActionId("c" + i), NINE, Channel.WEB, new SessionId("s-1"), actions.get(i)))
                .toList();
    }

    private static AnonymousAction anonymous() {
        return new AnonymousAction(
                new EventId("0a1b"),
                new ClientActionId("c1"),
                new ContentViewed(GUIDELINE, null, 80, null),
                NINE,
                Channel.WEB);
    }

    private static ProtectedText text() {
        return new ProtectedText("engagement.c2VjcmV0");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_comes_back_equal_under_a_logical_name(Object command) {
        assertThat(crossed(command)).isEqualTo(command);
    }

    @Test
    void a_receipt_comes_back_with_its_position_and_outcomes() {
        List<ActionOutcome> outcomes = List.of(
                new Recorded(new ClientActionId("c1"), true),
                new Apart(anonymous()),
                new Rejected(new ClientActionId("c3"), new ContentNotPublished()));
        AppendReceipt receipt =
                crossed(WireReceipt.of(AppendReceipt.of(outcomes, 7))).receipt();
        assertThat(receipt.position()).isEqualTo(7);
        List<?> read = receipt.result(List.class);
        assertThat(read.subList(0, 2)).isEqualTo(outcomes.subList(0, 2));
        assertThat(read.get(2)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.clientId()).isEqualTo(new ClientActionId("c3"));
            assertThat(WireFailure.of(rejected.reason())).isEqualTo(WireFailure.of(new ContentNotPublished()));
        });
    }

    @Test
    void a_receipt_without_an_answer_comes_back_without() {
        AppendReceipt receipt =
                crossed(WireReceipt.of(AppendReceipt.of(null, 7))).receipt();
        assertThat(receipt.position()).isEqualTo(7);
        assertThat(receipt.result()).isNull();
    }

    static Stream<RuntimeException> rejections() {
        return Stream.of(new UnknownHcp(), new ContentNotPublished(), InvalidValue.of("lots", "something else"));
    }

    @ParameterizedTest
    @MethodSource("rejections")
    void a_rejection_comes_back_as_the_same(RuntimeException rejection) {
        WireFailure told = WireFailure.of(rejection);
        assertThat(WireFailure.of(crossed(told).exception())).isEqualTo(told);
        assertThat(crossed(told).exception().getMessage()).isEqualTo(rejection.getMessage());
    }

    @Test
    void failures_come_back_as_what_their_sender_acts_upon() {
        assertThat(crossed(WireFailure.of(new KeyInUse())).exception()).isInstanceOf(KeyInUse.class);
        assertThat(crossed(WireFailure.of(new AggregateStreamCreationException("taken")))
                        .exception())
                .isInstanceOf(ConcurrencyException.class);
        assertThat(crossed(WireFailure.of(Refusals.invalidSequence("s", 0, 1))).exception())
                .isInstanceOf(ConcurrencyException.class);
        assertThat(crossed(WireFailure.of(new TransientDataAccessResourceException("gone")))
                        .exception())
                .isInstanceOf(TransientDataAccessException.class);
    }

    @Test
    void what_is_not_foreseen_is_told_without_its_text() {
        WireFailure told = WireFailure.of(new IllegalArgumentException("a name that nobody may read"));
        assertThat(told).isEqualTo(new WireFailure(WireFailure.Kind.INTERNAL, null, null, null));
        assertThatThrownBy(told::rejection).isInstanceOf(IllegalStateException.class);
    }

    @SuppressWarnings("unchecked") // what comes back is of the type that went
    private <T> T crossed(T value) {
        SerializedObject<byte[]> wire = serializer.serialize(value, byte[].class);
        assertThat(wire.getType().getName()).isIn(WireNames.all().keySet());
        return (T) serializer.deserialize(wire);
    }
}
