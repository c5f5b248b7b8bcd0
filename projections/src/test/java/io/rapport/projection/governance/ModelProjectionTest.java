package io.rapport.projection.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.rapport.domain.consent.Purpose;
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
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.FreeText;
import io.rapport.projection.testing.Log;
import io.rapport.projection.testing.ReadModel;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelProjectionTest {

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    private static final ModelRegister REGISTER = ModelRegister.NEXT_BEST_CONTENT;
    private static final ModelId SPRING = new ModelId("linear-2026.03");
    private static final ModelId SUMMER = new ModelId("linear-2026.06");
    private static final Actor JOB = new Actor("training-job");
    private static final Actor OLGA = new Actor("olga");
    private static final Actor RUTH = new Actor("ruth");
    private static final FreeText REASON = new FreeText("Clicks fell by a tenth.");
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant RECORDED = NOON.plusSeconds(60);

    private final ModelProjection projection = new ModelProjection();
    private final Log log = new Log();

    @BeforeEach
    void train() {
        MODEL.reset(projection);
        log.model(NOON, trained(SPRING)).model(NOON, trained(SUMMER));
    }

    @Test
    void a_trained_model_is_kept_with_its_lineage() {
        assertThat(row(SPRING))
                .isEqualTo(new ModelRow(
                        "next-best-content",
                        "linear-2026.03",
                        "trained",
                        "lambdamart",
                        "5e".repeat(32),
                        "Ranks what is eligible.",
                        1,
                        4_711,
                        List.of("analytics", "personalisation"),
                        "7a".repeat(32),
                        12_000,
                        310,
                        7,
                        NOON,
                        "training-job",
                        List.of(new ModelRow.Feature("topic-affinity", "How often the topic was read.")),
                        List.of("Knows nothing of new HCPs."),
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        RECORDED));
    }

    @Test
    void an_evaluation_is_kept_with_metrics_and_the_bias_audit() {
        log.model(NOON, evaluated(SPRING));
        ModelRow row = row(SPRING);
        assertThat(row.phase()).isEqualTo("evaluated");
        assertThat(row.evaluatedTo()).isEqualTo(NOON);
        assertThat(row.targets()).isEqualTo(440);
        assertThat(row.metrics())
                .containsExactly(
                        new ModelRow.Figure("ndcg-at-10", "all", 0.42, 0.4, 0.44, 0.39),
                        new ModelRow.Figure("ndcg-at-10", "week-old", 0.4, 0.37, 0.43, null));
        assertThat(row.audit())
                .containsExactly(
                        new ModelRow.Finding("country", "DE", 400, 0.42, 1.0, 1.1, false),
                        new ModelRow.Finding("role", "nurse", 40, 0.29, 0.69, 0.9, true));
    }

    @Test
    void an_approval_is_kept_with_who_submitted_who_approved_and_why() {
        log.model(NOON, new ModelSubmitted(REGISTER, SPRING, OLGA))
                .model(NOON, new ModelApproved(REGISTER, SPRING, RUTH, REASON, NOON));
        ModelRow row = row(SPRING);
        assertThat(row.phase()).isEqualTo("approved");
        assertThat(row.submittedBy()).isEqualTo("olga");
        assertThat(row.reviewer()).isEqualTo("ruth");
        assertThat(row.justification()).isEqualTo(REASON.value());
        assertThat(row.approvedAt()).isEqualTo(NOON);
    }

    @Test
    void a_rejection_is_kept_with_its_reason() {
        log.model(NOON, new ModelRejected(REGISTER, SPRING, RUTH, REASON));
        assertThat(row(SPRING).phase()).isEqualTo("rejected");
        assertThat(row(SPRING).reason()).isEqualTo(REASON.value());
    }

    @Test
    void a_model_that_is_deployed_in_full_supersedes_the_former() {
        log.model(NOON, new ModelDeployed(REGISTER, SPRING, 100, OLGA, null))
                .model(NOON, new ModelShadowed(REGISTER, SUMMER, OLGA))
                .model(NOON, new ModelDeployed(REGISTER, SUMMER, 20, OLGA, null));
        assertThat(standing(SPRING)).isEqualTo("in-full 100");
        assertThat(standing(SUMMER)).isEqualTo("challenger 20");
        log.model(NOON, new ModelDeployed(REGISTER, SUMMER, 100, OLGA, SPRING));
        assertThat(standing(SPRING)).isEqualTo("superseded null");
        assertThat(standing(SUMMER)).isEqualTo("in-full 100");
    }

    @Test
    void a_rollback_puts_the_former_in_full_again() {
        log.model(NOON, new ModelDeployed(REGISTER, SPRING, 100, OLGA, null))
                .model(NOON, new ModelDeployed(REGISTER, SUMMER, 100, OLGA, SPRING))
                .model(NOON, new ModelRolledBack(REGISTER, SUMMER, SPRING, RUTH, REASON));
        assertThat(standing(SPRING)).isEqualTo("in-full 100");
        assertThat(standing(SUMMER)).isEqualTo("rolled-back null");
        assertThat(row(SUMMER).reason()).isEqualTo(REASON.value());
    }

    @Test
    void a_retired_model_has_no_share() {
        log.model(NOON, new ModelDeployed(REGISTER, SPRING, 20, OLGA, null))
                .model(NOON, new ModelRetired(REGISTER, SPRING, OLGA, REASON));
        assertThat(standing(SPRING)).isEqualTo("retired null");
    }

    @Test
    void a_mark_says_when_the_model_must_be_gone_and_leaves_its_phase() {
        log.model(NOON, new ModelShadowed(REGISTER, SPRING, OLGA))
                .model(NOON, new ModelMarkedForReplacement(REGISTER, SPRING, NOON.plusSeconds(9)));
        assertThat(row(SPRING).dueBy()).isEqualTo(NOON.plusSeconds(9));
        assertThat(row(SPRING).phase()).isEqualTo("shadow");
    }

    @Test
    void every_step_is_kept_with_who_took_it_and_why() {
        log.model(NOON, evaluated(SPRING))
                .model(NOON, new ModelApproved(REGISTER, SPRING, RUTH, REASON, NOON))
                .model(NOON, new ModelDeployed(REGISTER, SPRING, 100, OLGA, SUMMER))
                .model(NOON, new ModelMarkedForReplacement(REGISTER, SPRING, NOON.plusSeconds(9)))
                .model(NOON, new ModelRolledBack(REGISTER, SPRING, SUMMER, RUTH, REASON));
        MODEL.apply(projection, log.events());
        assertThat(MODEL.rows(ModelProjection.STEP))
                .filteredOn(step -> step.modelId().equals(SPRING.value()))
                .extracting(
                        ModelStepRow::position,
                        ModelStepRow::step,
                        ModelStepRow::doneBy,
                        ModelStepRow::sharePercent,
                        ModelStepRow::otherModel,
                        ModelStepRow::dueBy,
                        ModelStepRow::reason)
                .containsExactly(
                        tuple(1L, "trained", "training-job", null, null, null, null),
                        tuple(3L, "evaluated", "training-job", null, null, null, null),
                        tuple(4L, "approved", "ruth", null, null, null, REASON.value()),
                        tuple(5L, "deployed", "olga", 100, SUMMER.value(), null, null),
                        tuple(6L, "marked-for-replacement", null, null, null, NOON.plusSeconds(9), null),
                        tuple(7L, "rolled-back", "ruth", null, SUMMER.value(), null, REASON.value()));
    }

    private String standing(ModelId model) {
        ModelRow row = row(model);
        return row.phase() + " " + row.sharePercent();
    }

    private ModelRow row(ModelId model) {
        MODEL.apply(projection, log.events());
        return MODEL.rows(ModelProjection.MODEL).stream()
                .filter(row -> row.modelId().equals(model.value()))
                .findFirst()
                .orElseThrow();
    }

    private static ModelTrained trained(ModelId model) {
        return new ModelTrained(
                REGISTER,
                model,
                ModelAlgorithm.LAMBDAMART,
                new ModelDigest("5e".repeat(32)),
                new FreeText("Ranks what is eligible."),
                new TrainingLineage(
                        1,
                        4_711,
                        new TreeSet<>(List.of(new Purpose("personalisation"), Purpose.ANALYTICS)),
                        new TrainingSetDigest("7a".repeat(32)),
                        12_000,
                        310,
                        7,
                        NOON),
                List.of(new ModelFeature(
                        new FeatureName("topic-affinity"), new FreeText("How often the topic was read."))),
                List.of(new FreeText("Knows nothing of new HCPs.")),
                JOB);
    }

    private static ModelEvaluated evaluated(ModelId model) {
        MetricName ndcg = new MetricName("ndcg-at-10");
        return new ModelEvaluated(
                REGISTER,
                model,
                BiasRule.judge(new EvaluationFigures(
                        NOON.minusSeconds(86_400),
                        NOON,
                        440,
                        List.of(
                                new Metric(ndcg, new MetricSlice("all"), 0.42, 0.4, 0.44, 0.39),
                                new Metric(ndcg, new MetricSlice("week-old"), 0.4, 0.37, 0.43, null)),
                        List.of(
                                new GroupFigures(GroupDimension.COUNTRY, new GroupCode("DE"), 400, 0.42, 1.0, 1.1),
                                new GroupFigures(GroupDimension.ROLE, new GroupCode("nurse"), 40, 0.29, 0.69, 0.9)))),
                JOB);
    }
}
