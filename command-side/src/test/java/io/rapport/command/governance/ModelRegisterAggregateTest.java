package io.rapport.command.governance;

import io.rapport.command.dispatch.DomainCommandTargets;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.governance.BiasRule;
import io.rapport.domain.governance.EvaluationFigures;
import io.rapport.domain.governance.GroupCode;
import io.rapport.domain.governance.GroupDimension;
import io.rapport.domain.governance.GroupFigures;
import io.rapport.domain.governance.Metric;
import io.rapport.domain.governance.MetricName;
import io.rapport.domain.governance.MetricSlice;
import io.rapport.domain.governance.ModelAlgorithm;
import io.rapport.domain.governance.ModelCommand.ApproveModel;
import io.rapport.domain.governance.ModelCommand.DeployModel;
import io.rapport.domain.governance.ModelCommand.RecordEvaluation;
import io.rapport.domain.governance.ModelCommand.RecordTraining;
import io.rapport.domain.governance.ModelCommand.SubmitModel;
import io.rapport.domain.governance.ModelDigest;
import io.rapport.domain.governance.ModelEvent.ModelDeployed;
import io.rapport.domain.governance.ModelEvent.ModelEvaluated;
import io.rapport.domain.governance.ModelEvent.ModelTrained;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.governance.ModelRegister;
import io.rapport.domain.governance.ModelRejection.FourEyesRequired;
import io.rapport.domain.governance.TrainingLineage;
import io.rapport.domain.governance.TrainingSetDigest;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.FreeText;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ModelRegisterAggregateTest {

    private static final ModelRegister REGISTER = ModelRegister.NEXT_BEST_CONTENT;
    private static final ModelId MODEL = new ModelId("linear-2026.03");
    private static final Actor JOB = new Actor("training-job");
    private static final Actor OLGA = new Actor("olga");
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private static final RecordTraining TRAINING = new RecordTraining(
            REGISTER,
            MODEL,
            ModelAlgorithm.LINEAR,
            new ModelDigest("5e".repeat(32)),
            new FreeText("Ranks what is eligible."),
            new TrainingLineage(
                    1,
                    4_711,
                    new TreeSet<>(List.of(Purpose.ANALYTICS)),
                    new TrainingSetDigest("7a".repeat(32)),
                    12_000,
                    310,
                    7,
                    NOON),
            List.of(),
            List.of(),
            JOB);

    private static final RecordEvaluation EVALUATION = new RecordEvaluation(
            REGISTER,
            MODEL,
            new EvaluationFigures(
                    NOON.minusSeconds(60),
                    NOON,
                    440,
                    List.of(new Metric(new MetricName("ndcg-at-10"), new MetricSlice("all"), 0.42, 0.4, 0.44, null)),
                    List.of(new GroupFigures(GroupDimension.COUNTRY, new GroupCode("DE"), 440, 0.42, 1, 1))),
            JOB);

    private static final SubmitModel SUBMISSION = new SubmitModel(REGISTER, MODEL, OLGA);

    private final FixtureConfiguration<ModelRegisterAggregate> fixture = new AggregateTestFixture<>(
                    ModelRegisterAggregate.class)
            .registerCommandTargetResolver(new DomainCommandTargets());

    @Test
    void the_first_training_begins_the_registers_stream() {
        fixture.givenNoPriorActivity()
                .when(TRAINING)
                .expectEvents(new ModelTrained(
                        REGISTER,
                        MODEL,
                        TRAINING.algorithm(),
                        TRAINING.artefact(),
                        TRAINING.purpose(),
                        TRAINING.lineage(),
                        TRAINING.features(),
                        TRAINING.limits(),
                        JOB));
    }

    @Test
    void a_later_command_is_decided_on_what_was_recorded_before() {
        fixture.givenCommands(TRAINING)
                .when(EVALUATION)
                .expectEvents(new ModelEvaluated(REGISTER, MODEL, BiasRule.judge(EVALUATION.figures()), JOB));
    }

    @Test
    void a_model_goes_from_training_to_its_deployment() {
        fixture.givenCommands(
                        TRAINING,
                        EVALUATION,
                        SUBMISSION,
                        new ApproveModel(REGISTER, MODEL, new Actor("ruth"), null, NOON))
                .when(new DeployModel(REGISTER, MODEL, 100, OLGA))
                .expectEvents(new ModelDeployed(REGISTER, MODEL, 100, OLGA, null));
    }

    @Test
    void nobody_approves_what_they_submitted() {
        fixture.givenCommands(TRAINING, EVALUATION, SUBMISSION)
                .when(new ApproveModel(REGISTER, MODEL, OLGA, null, NOON))
                .expectNoEvents()
                .expectException(FourEyesRequired.class);
    }
}
