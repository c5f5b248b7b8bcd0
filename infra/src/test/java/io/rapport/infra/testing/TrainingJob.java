package io.rapport.infra.testing;

import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.governance.EvaluationFigures;
import io.rapport.domain.governance.FeatureName;
import io.rapport.domain.governance.GroupCode;
import io.rapport.domain.governance.GroupDimension;
import io.rapport.domain.governance.GroupFigures;
import io.rapport.domain.governance.Metric;
import io.rapport.domain.governance.MetricName;
import io.rapport.domain.governance.MetricSlice;
import io.rapport.domain.governance.ModelAlgorithm;
import io.rapport.domain.governance.ModelCommand;
import io.rapport.domain.governance.ModelCommand.MarkForReplacement;
import io.rapport.domain.governance.ModelCommand.RecordEvaluation;
import io.rapport.domain.governance.ModelCommand.RecordTraining;
import io.rapport.domain.governance.ModelDigest;
import io.rapport.domain.governance.ModelFeature;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.governance.ModelRegister;
import io.rapport.domain.governance.TrainingLineage;
import io.rapport.domain.governance.TrainingSetDigest;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.FreeText;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** Records models as whatever trains them does: in process. */
public final class TrainingJob {

    public static final Actor JOB = new Actor("training-job");

    private static final ModelRegister REGISTER = ModelRegister.NEXT_BEST_CONTENT;
    private static final Instant TO = Instant.parse("2026-03-10T12:00:00Z");
    private static final GroupFigures DE =
            new GroupFigures(GroupDimension.COUNTRY, new GroupCode("DE"), 400, 0.42, 1, 1.1);
    private static final GroupFigures NURSES =
            new GroupFigures(GroupDimension.ROLE, new GroupCode("nurse"), 40, 0.29, 0.69, 0.9);
    private static final GroupFigures FEW =
            new GroupFigures(GroupDimension.SPECIALTY, new GroupCode("forensics"), 3, 0.1, 0.2, 0.1);

    private final CommandDispatcher dispatcher;

    public TrainingJob(CommandDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /** @return the log position that includes it */
    public long train(ModelId model, String purpose) {
        return send(new RecordTraining(
                REGISTER,
                model,
                ModelAlgorithm.LAMBDAMART,
                new ModelDigest("5e".repeat(32)),
                new FreeText(purpose),
                new TrainingLineage(
                        1,
                        4_711,
                        new TreeSet<>(List.of(Purpose.ANALYTICS, new Purpose("personalisation"))),
                        new TrainingSetDigest("7a".repeat(32)),
                        12_000,
                        310,
                        7,
                        TO),
                List.of(new ModelFeature(
                        new FeatureName("topic-affinity"),
                        new FreeText("How often the topic was read, older reads counting less."))),
                List.of(new FreeText("Knows nothing of HCPs who read for the first time.")),
                JOB));
    }

    public long evaluate(ModelId model) {
        return send(evaluation(model, DE, FEW));
    }

    /** Finds that nurses are served worse. */
    public long evaluateUnevenly(ModelId model) {
        return send(evaluation(model, DE, NURSES, FEW));
    }

    public long markForReplacement(ModelId model, Instant dueBy) {
        return send(new MarkForReplacement(REGISTER, model, dueBy));
    }

    private static RecordEvaluation evaluation(ModelId model, GroupFigures... groups) {
        MetricName ndcg = new MetricName("ndcg-at-10");
        return new RecordEvaluation(
                REGISTER,
                model,
                new EvaluationFigures(
                        TO.minusSeconds(7 * 86_400),
                        TO,
                        440,
                        List.of(
                                new Metric(ndcg, new MetricSlice("all"), 0.42, 0.4, 0.44, 0.39),
                                new Metric(ndcg, new MetricSlice("week-old"), 0.4, 0.37, 0.43, null)),
                        List.of(groups)),
                JOB);
    }

    private long send(ModelCommand command) {
        return dispatcher
                .send(command, command.modelId().value(), CommandContext.unattended("training-1", Instant.now()))
                .position();
    }
}
