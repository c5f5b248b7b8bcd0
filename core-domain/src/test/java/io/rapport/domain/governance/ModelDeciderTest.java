package io.rapport.domain.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.consent.Purpose;
import io.rapport.domain.governance.ModelCommand.ApproveModel;
import io.rapport.domain.governance.ModelCommand.DeployModel;
import io.rapport.domain.governance.ModelCommand.MarkForReplacement;
import io.rapport.domain.governance.ModelCommand.RecordEvaluation;
import io.rapport.domain.governance.ModelCommand.RecordTraining;
import io.rapport.domain.governance.ModelCommand.RejectModel;
import io.rapport.domain.governance.ModelCommand.RetireModel;
import io.rapport.domain.governance.ModelCommand.RollBackModel;
import io.rapport.domain.governance.ModelCommand.ShadowModel;
import io.rapport.domain.governance.ModelCommand.SubmitModel;
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
import io.rapport.domain.governance.ModelRejection.AlreadyServes;
import io.rapport.domain.governance.ModelRejection.AnotherChallenger;
import io.rapport.domain.governance.ModelRejection.AnotherShadow;
import io.rapport.domain.governance.ModelRejection.FourEyesRequired;
import io.rapport.domain.governance.ModelRejection.JustificationRequired;
import io.rapport.domain.governance.ModelRejection.ModelAlreadyExists;
import io.rapport.domain.governance.ModelRejection.ModelNotApproved;
import io.rapport.domain.governance.ModelRejection.ModelNotDeployed;
import io.rapport.domain.governance.ModelRejection.UnknownModel;
import io.rapport.domain.governance.ModelRejection.WrongPhase;
import io.rapport.domain.governance.ModelState.Phase;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.InvalidValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelDeciderTest {

    private static final ModelRegister REGISTER = ModelRegister.NEXT_BEST_CONTENT;
    private static final ModelId SPRING = new ModelId("linear-2026.03");
    private static final ModelId SUMMER = new ModelId("linear-2026.06");
    private static final ModelId AUTUMN = new ModelId("lambdamart-2026.09");
    private static final Actor JOB = new Actor("training-job");
    private static final Actor OLGA = new Actor("olga");
    private static final Actor RUTH = new Actor("ruth");
    private static final FreeText REASON = new FreeText("Clicks fell by a tenth.");
    private static final FreeText JUSTIFICATION = new FreeText("Few nurses read, and content for them is on its way.");
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant DUE = Instant.parse("2026-04-09T12:00:00Z");

    private static final GroupFigures EVEN =
            new GroupFigures(GroupDimension.COUNTRY, new GroupCode("DE"), 400, 0.42, 1.0, 1.1);
    private static final GroupFigures UNEVEN =
            new GroupFigures(GroupDimension.ROLE, new GroupCode("nurse"), 40, 0.29, 0.69, 0.9);

    @Test
    void training_is_recorded_with_its_lineage() {
        assertThat(ModelDecider.decide(training(SPRING), ModelState.INITIAL)).containsExactly(trained(SPRING));
    }

    @Test
    void an_id_is_used_for_one_model_only() {
        assertThatExceptionOfType(ModelAlreadyExists.class)
                .isThrownBy(() -> ModelDecider.decide(training(SPRING), given(trained(SPRING))));
    }

    @Test
    void an_evaluation_is_recorded_with_the_flags_of_the_rule() {
        assertThat(ModelDecider.decide(evaluation(SPRING, EVEN, UNEVEN), given(trained(SPRING))))
                .containsExactly(evaluated(SPRING, EVEN, UNEVEN))
                .allSatisfy(event -> assertThat(event.evaluation().audit())
                        .extracting(GroupFinding::flagged)
                        .containsExactly(false, true));
    }

    @Test
    void a_model_is_evaluated_again_until_it_is_submitted() {
        assertThat(ModelDecider.decide(evaluation(SPRING, EVEN), given(trained(SPRING), evaluated(SPRING, UNEVEN))))
                .containsExactly(evaluated(SPRING, EVEN));
        assertThatExceptionOfType(WrongPhase.class)
                .isThrownBy(() -> ModelDecider.decide(evaluation(SPRING, EVEN), given(submitted(SPRING, EVEN))));
    }

    @Test
    void an_evaluated_model_is_submitted() {
        assertThat(ModelDecider.decide(
                        new SubmitModel(REGISTER, SPRING, OLGA), given(trained(SPRING), evaluated(SPRING, EVEN))))
                .containsExactly(new ModelSubmitted(REGISTER, SPRING, OLGA));
    }

    @Test
    void a_model_without_an_evaluation_is_not_submitted() {
        assertThatExceptionOfType(WrongPhase.class)
                .isThrownBy(() -> ModelDecider.decide(new SubmitModel(REGISTER, SPRING, OLGA), given(trained(SPRING))));
    }

    @Test
    void somebody_else_approves() {
        assertThat(ModelDecider.decide(approval(RUTH, null), given(submitted(SPRING, EVEN))))
                .containsExactly(new ModelApproved(REGISTER, SPRING, RUTH, null, NOON));
    }

    @Test
    void nobody_approves_or_rejects_what_they_submitted() {
        ModelState state = given(submitted(SPRING, EVEN));
        assertThatExceptionOfType(FourEyesRequired.class)
                .isThrownBy(() -> ModelDecider.decide(approval(OLGA, null), state));
        assertThatExceptionOfType(FourEyesRequired.class)
                .isThrownBy(() -> ModelDecider.decide(new RejectModel(REGISTER, SPRING, OLGA, REASON), state));
    }

    @Test
    void nobody_approves_or_rejects_what_they_trained() {
        ModelState state = given(submitted(SPRING, EVEN));
        assertThatExceptionOfType(FourEyesRequired.class)
                .isThrownBy(() -> ModelDecider.decide(approval(JOB, null), state));
        assertThatExceptionOfType(FourEyesRequired.class)
                .isThrownBy(() -> ModelDecider.decide(new RejectModel(REGISTER, SPRING, JOB, REASON), state));
    }

    @Test
    void a_model_that_does_worse_for_a_group_is_not_approved_without_a_word() {
        ModelState state = given(submitted(SPRING, EVEN, UNEVEN));
        assertThatExceptionOfType(JustificationRequired.class)
                .isThrownBy(() -> ModelDecider.decide(approval(RUTH, null), state));
        assertThat(ModelDecider.decide(approval(RUTH, JUSTIFICATION), state))
                .containsExactly(new ModelApproved(REGISTER, SPRING, RUTH, JUSTIFICATION, NOON));
    }

    @Test
    void the_last_evaluation_tells_whether_a_word_is_needed() {
        ModelState state = given(
                trained(SPRING),
                evaluated(SPRING, UNEVEN),
                evaluated(SPRING, EVEN),
                new ModelSubmitted(REGISTER, SPRING, OLGA));
        assertThat(ModelDecider.decide(approval(RUTH, null), state)).hasSize(1);
    }

    @Test
    void what_was_not_submitted_is_not_reviewed() {
        ModelState state = given(trained(SPRING), evaluated(SPRING, EVEN));
        assertThatExceptionOfType(WrongPhase.class).isThrownBy(() -> ModelDecider.decide(approval(RUTH, null), state));
        assertThatExceptionOfType(WrongPhase.class)
                .isThrownBy(() -> ModelDecider.decide(new RejectModel(REGISTER, SPRING, RUTH, REASON), state));
    }

    @Test
    void a_rejected_model_is_not_submitted_again_and_never_serves() {
        ModelRejected rejected = new ModelRejected(REGISTER, SPRING, RUTH, REASON);
        assertThat(ModelDecider.decide(new RejectModel(REGISTER, SPRING, RUTH, REASON), given(submitted(SPRING, EVEN))))
                .containsExactly(rejected);
        ModelState state = given(submitted(SPRING, EVEN), List.of(rejected));
        assertThatExceptionOfType(WrongPhase.class)
                .isThrownBy(() -> ModelDecider.decide(new SubmitModel(REGISTER, SPRING, OLGA), state));
        assertThatExceptionOfType(WrongPhase.class)
                .isThrownBy(() -> ModelDecider.decide(evaluation(SPRING, EVEN), state));
        assertThatExceptionOfType(WrongPhase.class)
                .isThrownBy(() -> ModelDecider.decide(new RetireModel(REGISTER, SPRING, OLGA, REASON), state));
        assertNeverServes(SPRING, state);
    }

    static Stream<List<ModelEvent>> unapproved() {
        return Stream.of(
                List.of(trained(SPRING)), List.of(trained(SPRING), evaluated(SPRING, EVEN)), submitted(SPRING, EVEN));
    }

    @ParameterizedTest
    @MethodSource("unapproved")
    void only_approved_models_serve(List<ModelEvent> events) {
        assertNeverServes(SPRING, given(events));
    }

    @Test
    void an_approved_model_becomes_the_shadow() {
        assertThat(ModelDecider.decide(new ShadowModel(REGISTER, SPRING, OLGA), given(approved(SPRING))))
                .containsExactly(new ModelShadowed(REGISTER, SPRING, OLGA));
        assertThat(given(approved(SPRING), List.of(new ModelShadowed(REGISTER, SPRING, OLGA)))
                        .serving())
                .isEqualTo(new Deployment(null, null, 0, SPRING));
    }

    @Test
    void the_shadow_stays_the_shadow_when_asked_again() {
        assertThat(ModelDecider.decide(
                        new ShadowModel(REGISTER, SPRING, OLGA),
                        given(approved(SPRING), List.of(new ModelShadowed(REGISTER, SPRING, OLGA)))))
                .isEmpty();
    }

    @Test
    void there_is_one_shadow_at_a_time() {
        ModelState state =
                given(approved(SPRING), approved(SUMMER), List.of(new ModelShadowed(REGISTER, SPRING, OLGA)));
        assertThatExceptionOfType(AnotherShadow.class)
                .isThrownBy(() -> ModelDecider.decide(new ShadowModel(REGISTER, SUMMER, OLGA), state));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100})
    void what_hcps_are_served_by_does_not_become_the_shadow(int sharePercent) {
        ModelState state = given(approved(SPRING), List.of(deployed(SPRING, sharePercent, null)));
        assertThatExceptionOfType(AlreadyServes.class)
                .isThrownBy(() -> ModelDecider.decide(new ShadowModel(REGISTER, SPRING, OLGA), state));
    }

    @Test
    void a_shadow_that_is_deployed_is_the_shadow_no_more() {
        ModelState state =
                given(approved(SPRING), List.of(new ModelShadowed(REGISTER, SPRING, OLGA), deployed(SPRING, 10, null)));
        assertThat(state.serving()).isEqualTo(new Deployment(null, SPRING, 10, null));
    }

    @Test
    void a_share_goes_up_and_down_and_is_not_recorded_twice() {
        ModelState state = given(approved(SPRING), List.of(deployed(SPRING, 10, null)));
        assertThat(ModelDecider.decide(deployment(SPRING, 25), state)).containsExactly(deployed(SPRING, 25, null));
        assertThat(ModelDecider.decide(deployment(SPRING, 5), state)).containsExactly(deployed(SPRING, 5, null));
        assertThat(ModelDecider.decide(deployment(SPRING, 10), state)).isEmpty();
    }

    @Test
    void there_is_one_challenger_at_a_time() {
        ModelState state = given(approved(SPRING), approved(SUMMER), List.of(deployed(SPRING, 10, null)));
        assertThatExceptionOfType(AnotherChallenger.class)
                .isThrownBy(() -> ModelDecider.decide(deployment(SUMMER, 10), state));
    }

    @Test
    void a_challenger_leaves_the_others_to_what_serves_in_full() {
        ModelState state = given(
                approved(SPRING), approved(SUMMER), List.of(deployed(SPRING, 100, null), deployed(SUMMER, 20, null)));
        assertThat(state.serving()).isEqualTo(new Deployment(SPRING, SUMMER, 20, null));
    }

    @Test
    void a_challenger_that_is_deployed_in_full_supersedes_the_former() {
        ModelState state = given(
                approved(SPRING), approved(SUMMER), List.of(deployed(SPRING, 100, null), deployed(SUMMER, 20, null)));
        assertThat(ModelDecider.decide(deployment(SUMMER, 100), state)).containsExactly(deployed(SUMMER, 100, SPRING));
        assertThat(ModelDecider.evolve(state, deployed(SUMMER, 100, SPRING)).serving())
                .isEqualTo(new Deployment(SUMMER, null, 0, null));
    }

    @Test
    void a_challenger_goes_on_when_a_third_model_is_deployed_in_full() {
        ModelState state = given(
                approved(SPRING),
                approved(SUMMER),
                approved(AUTUMN),
                List.of(deployed(SPRING, 100, null), deployed(SUMMER, 20, null), deployed(AUTUMN, 100, SPRING)));
        assertThat(state.serving()).isEqualTo(new Deployment(AUTUMN, SUMMER, 20, null));
    }

    @Test
    void what_serves_in_full_stays_so_when_asked_again_and_does_not_go_back_to_a_share() {
        ModelState state = given(approved(SPRING), List.of(deployed(SPRING, 100, null)));
        assertThat(ModelDecider.decide(deployment(SPRING, 100), state)).isEmpty();
        assertThatExceptionOfType(AlreadyServes.class)
                .isThrownBy(() -> ModelDecider.decide(deployment(SPRING, 50), state));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101})
    void a_share_is_from_1_to_100_percent(int sharePercent) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> deployment(SPRING, sharePercent));
    }

    @Test
    void rolling_back_returns_to_what_served_in_full_before() {
        ModelState state = given(succession());
        assertThat(ModelDecider.decide(rollback(SUMMER), state)).containsExactly(rolledBack(SUMMER, SPRING));
        ModelState after = ModelDecider.evolve(state, rolledBack(SUMMER, SPRING));
        assertThat(after.serving()).isEqualTo(new Deployment(SPRING, null, 0, null));
        assertNeverServes(SUMMER, after);
    }

    @Test
    void rolling_back_again_goes_further_back_and_at_last_to_rules() {
        ModelState state = given(succession(), List.of(rolledBack(SUMMER, SPRING)));
        assertThat(ModelDecider.decide(rollback(SPRING), state)).containsExactly(rolledBack(SPRING, null));
        assertThat(ModelDecider.evolve(state, rolledBack(SPRING, null)).serving())
                .isEqualTo(Deployment.NONE);
    }

    @Test
    void rolling_back_never_brings_back_a_retired_model() {
        ModelState state = given(
                approved(AUTUMN),
                succession(),
                List.of(deployed(AUTUMN, 100, SUMMER), new ModelRetired(REGISTER, SUMMER, OLGA, REASON)));
        assertThat(ModelDecider.decide(rollback(AUTUMN), state)).containsExactly(rolledBack(AUTUMN, SPRING));
        ModelState none = ModelDecider.evolve(state, new ModelRetired(REGISTER, SPRING, OLGA, REASON));
        assertThat(ModelDecider.decide(rollback(AUTUMN), none)).containsExactly(rolledBack(AUTUMN, null));
    }

    @Test
    void a_model_that_was_superseded_may_serve_again_and_is_then_returned_from() {
        ModelState state = given(succession(), List.of(deployed(SPRING, 100, SUMMER)));
        assertThat(state.serving().full()).isEqualTo(SPRING);
        assertThat(ModelDecider.decide(rollback(SPRING), state)).containsExactly(rolledBack(SPRING, SUMMER));
        ModelState after = ModelDecider.evolve(state, rolledBack(SPRING, SUMMER));
        assertThat(ModelDecider.decide(rollback(SUMMER), after)).containsExactly(rolledBack(SUMMER, null));
    }

    @Test
    void a_challenger_that_is_returned_to_challenges_no_more() {
        ModelState state = given(succession(), List.of(deployed(SPRING, 10, null), rolledBack(SUMMER, SPRING)));
        assertThat(state.serving()).isEqualTo(new Deployment(SPRING, null, 0, null));
    }

    @Test
    void rolling_back_a_challenger_leaves_its_hcps_to_what_serves_the_others() {
        ModelState state = given(approved(AUTUMN), succession(), List.of(deployed(AUTUMN, 20, null)));
        assertThat(ModelDecider.decide(rollback(AUTUMN), state)).containsExactly(rolledBack(AUTUMN, SUMMER));
        ModelState after = ModelDecider.evolve(state, rolledBack(AUTUMN, SUMMER));
        assertThat(after.serving()).isEqualTo(new Deployment(SUMMER, null, 0, null));
        assertThat(ModelDecider.decide(rollback(SUMMER), after)).containsExactly(rolledBack(SUMMER, SPRING));
    }

    @Test
    void rolling_back_the_only_challenger_leaves_its_hcps_to_rules() {
        ModelState state = given(approved(SPRING), List.of(deployed(SPRING, 20, null)));
        assertThat(ModelDecider.decide(rollback(SPRING), state)).containsExactly(rolledBack(SPRING, null));
    }

    @Test
    void what_is_not_deployed_is_not_rolled_back() {
        assertThatExceptionOfType(ModelNotDeployed.class)
                .isThrownBy(() -> ModelDecider.decide(rollback(SPRING), given(approved(SPRING))));
        assertThatExceptionOfType(ModelNotDeployed.class)
                .isThrownBy(() -> ModelDecider.decide(rollback(SPRING), given(succession())));
        assertThatExceptionOfType(ModelNotDeployed.class)
                .isThrownBy(() -> ModelDecider.decide(
                        rollback(SPRING), given(approved(SPRING), List.of(new ModelShadowed(REGISTER, SPRING, OLGA)))));
    }

    @Test
    void rolling_back_twice_is_once() {
        assertThat(ModelDecider.decide(rollback(SUMMER), given(succession(), List.of(rolledBack(SUMMER, SPRING)))))
                .isEmpty();
    }

    @Test
    void what_is_retired_serves_no_more_and_never_again() {
        ModelRetired retired = new ModelRetired(REGISTER, SPRING, OLGA, REASON);
        ModelState serving = given(approved(SPRING), List.of(deployed(SPRING, 100, null)));
        assertThat(ModelDecider.decide(new RetireModel(REGISTER, SPRING, OLGA, REASON), serving))
                .containsExactly(retired);
        ModelState state = ModelDecider.evolve(serving, retired);
        assertThat(state.serving()).isEqualTo(Deployment.NONE);
        assertThat(ModelDecider.decide(new RetireModel(REGISTER, SPRING, OLGA, REASON), state))
                .isEmpty();
        assertNeverServes(SPRING, state);
    }

    @Test
    void retiring_a_challenger_or_shadow_makes_room_for_another() {
        ModelState state = given(
                approved(SPRING),
                approved(SUMMER),
                approved(AUTUMN),
                List.of(
                        deployed(SPRING, 10, null),
                        new ModelShadowed(REGISTER, SUMMER, OLGA),
                        new ModelRetired(REGISTER, SPRING, OLGA, REASON),
                        new ModelRetired(REGISTER, SUMMER, OLGA, REASON)));
        assertThat(state.serving()).isEqualTo(Deployment.NONE);
        assertThat(ModelDecider.decide(deployment(AUTUMN, 10), state)).hasSize(1);
        assertThat(ModelDecider.decide(new ShadowModel(REGISTER, AUTUMN, OLGA), state))
                .hasSize(1);
    }

    @Test
    void a_model_is_marked_for_replacement_once_and_its_day_does_not_move() {
        MarkForReplacement mark = new MarkForReplacement(REGISTER, SPRING, DUE);
        ModelMarkedForReplacement marked = new ModelMarkedForReplacement(REGISTER, SPRING, DUE);
        assertThat(ModelDecider.decide(mark, given(trained(SPRING)))).containsExactly(marked);
        assertThat(ModelDecider.decide(
                        new MarkForReplacement(REGISTER, SPRING, DUE.plusSeconds(60)),
                        given(approved(SPRING), List.of(marked))))
                .isEmpty();
    }

    @Test
    void a_mark_outlives_the_steps_that_follow() {
        ModelState state = given(
                trained(SPRING),
                new ModelMarkedForReplacement(REGISTER, SPRING, DUE),
                evaluated(SPRING, EVEN),
                new ModelSubmitted(REGISTER, SPRING, OLGA),
                new ModelApproved(REGISTER, SPRING, RUTH, null, NOON));
        assertThat(state.models().get(SPRING))
                .isEqualTo(new ModelState.Standing(Phase.APPROVED, JOB, OLGA, false, true));
    }

    @Test
    void what_has_ended_is_not_marked() {
        assertThat(ModelDecider.decide(
                        new MarkForReplacement(REGISTER, SPRING, DUE),
                        given(trained(SPRING), new ModelRetired(REGISTER, SPRING, OLGA, REASON))))
                .isEmpty();
    }

    static Stream<ModelCommand> commandsToAModel() {
        return Stream.of(
                evaluation(SPRING, EVEN),
                new SubmitModel(REGISTER, SPRING, OLGA),
                approval(RUTH, null),
                new RejectModel(REGISTER, SPRING, RUTH, REASON),
                new ShadowModel(REGISTER, SPRING, OLGA),
                deployment(SPRING, 100),
                new RetireModel(REGISTER, SPRING, OLGA, REASON),
                rollback(SPRING),
                new MarkForReplacement(REGISTER, SPRING, DUE));
    }

    @ParameterizedTest
    @MethodSource("commandsToAModel")
    void nothing_is_done_to_a_model_that_was_never_trained(ModelCommand command) {
        assertThatExceptionOfType(UnknownModel.class).isThrownBy(() -> decide(command, given(trained(SUMMER))));
    }

    private static List<? extends ModelEvent> decide(ModelCommand command, ModelState state) {
        return switch (command) {
            case RecordTraining c -> ModelDecider.decide(c, state);
            case RecordEvaluation c -> ModelDecider.decide(c, state);
            case SubmitModel c -> ModelDecider.decide(c, state);
            case ApproveModel c -> ModelDecider.decide(c, state);
            case RejectModel c -> ModelDecider.decide(c, state);
            case ShadowModel c -> ModelDecider.decide(c, state);
            case DeployModel c -> ModelDecider.decide(c, state);
            case RetireModel c -> ModelDecider.decide(c, state);
            case RollBackModel c -> ModelDecider.decide(c, state);
            case MarkForReplacement c -> ModelDecider.decide(c, state);
        };
    }

    private static void assertNeverServes(ModelId model, ModelState state) {
        assertThatExceptionOfType(ModelNotApproved.class)
                .isThrownBy(() -> ModelDecider.decide(new ShadowModel(REGISTER, model, OLGA), state));
        assertThatExceptionOfType(ModelNotApproved.class)
                .isThrownBy(() -> ModelDecider.decide(deployment(model, 10), state));
        assertThatExceptionOfType(ModelNotApproved.class)
                .isThrownBy(() -> ModelDecider.decide(deployment(model, 100), state));
    }

    private static RecordTraining training(ModelId model) {
        ModelTrained event = trained(model);
        return new RecordTraining(
                REGISTER,
                model,
                event.algorithm(),
                event.artefact(),
                event.purpose(),
                event.lineage(),
                event.features(),
                event.limits(),
                event.trainedBy());
    }

    private static RecordEvaluation evaluation(ModelId model, GroupFigures... groups) {
        return new RecordEvaluation(REGISTER, model, figures(groups), JOB);
    }

    private static ApproveModel approval(Actor reviewer, @Nullable FreeText justification) {
        return new ApproveModel(REGISTER, SPRING, reviewer, justification, NOON);
    }

    private static DeployModel deployment(ModelId model, int sharePercent) {
        return new DeployModel(REGISTER, model, sharePercent, OLGA);
    }

    private static RollBackModel rollback(ModelId model) {
        return new RollBackModel(REGISTER, model, OLGA, REASON);
    }

    private static EvaluationFigures figures(GroupFigures... groups) {
        Metric metric = new Metric(new MetricName("ndcg-at-10"), new MetricSlice("all"), 0.42, 0.40, 0.44, 0.39);
        return new EvaluationFigures(NOON.minusSeconds(86_400), NOON, 440, List.of(metric), List.of(groups));
    }

    private static ModelTrained trained(ModelId model) {
        return new ModelTrained(
                REGISTER,
                model,
                ModelAlgorithm.LINEAR,
                new ModelDigest("5e".repeat(32)),
                new FreeText("Ranks what is eligible by how likely it is to be read."),
                new TrainingLineage(
                        1,
                        4_711,
                        new TreeSet<>(List.of(Purpose.ANALYTICS)),
                        new TrainingSetDigest("7a".repeat(32)),
                        12_000,
                        310,
                        7,
                        NOON.minusSeconds(3_600)),
                List.of(new ModelFeature(
                        new FeatureName("topic-affinity"), new FreeText("How often the topic was read lately."))),
                List.of(new FreeText("Knows nothing of HCPs who read for the first time.")),
                JOB);
    }

    private static ModelEvaluated evaluated(ModelId model, GroupFigures... groups) {
        return new ModelEvaluated(REGISTER, model, BiasRule.judge(figures(groups)), JOB);
    }

    private static List<ModelEvent> submitted(ModelId model, GroupFigures... groups) {
        return List.of(trained(model), evaluated(model, groups), new ModelSubmitted(REGISTER, model, OLGA));
    }

    private static List<ModelEvent> approved(ModelId model) {
        List<ModelEvent> events = new ArrayList<>(submitted(model, EVEN));
        events.add(new ModelApproved(REGISTER, model, RUTH, null, NOON));
        return events;
    }

    /** Spring served in full, and summer superseded it. */
    private static List<ModelEvent> succession() {
        List<ModelEvent> events = new ArrayList<>(approved(SPRING));
        events.addAll(approved(SUMMER));
        events.add(deployed(SPRING, 100, null));
        events.add(deployed(SUMMER, 100, SPRING));
        return events;
    }

    private static ModelDeployed deployed(ModelId model, int sharePercent, @Nullable ModelId replacing) {
        return new ModelDeployed(REGISTER, model, sharePercent, OLGA, replacing);
    }

    private static ModelRolledBack rolledBack(ModelId model, @Nullable ModelId to) {
        return new ModelRolledBack(REGISTER, model, to, OLGA, REASON);
    }

    private static ModelState given(ModelEvent... events) {
        return given(List.of(events));
    }

    @SafeVarargs
    private static ModelState given(List<? extends ModelEvent>... histories) {
        ModelState state = ModelState.INITIAL;
        for (List<? extends ModelEvent> history : histories) {
            for (ModelEvent event : history) {
                state = ModelDecider.evolve(state, event);
            }
        }
        return state;
    }
}
