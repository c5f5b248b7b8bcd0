package io.rapport.domain.governance;

import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Deadline;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.InvalidValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done to a model. Reasons and descriptions are stored in clear, so they must not be about a person. */
public sealed interface ModelCommand {

    ModelRegister register();

    ModelId modelId();

    record RecordTraining(
            ModelRegister register,
            ModelId modelId,
            ModelAlgorithm algorithm,
            ModelDigest artefact,
            FreeText purpose,
            TrainingLineage lineage,
            List<ModelFeature> features,
            List<FreeText> limits,
            Actor trainedBy)
            implements ModelCommand {
        public RecordTraining {
            features = List.copyOf(features);
            limits = List.copyOf(limits);
        }
    }

    record RecordEvaluation(ModelRegister register, ModelId modelId, EvaluationFigures figures, Actor evaluatedBy)
            implements ModelCommand {}

    record SubmitModel(ModelRegister register, ModelId modelId, Actor submittedBy) implements ModelCommand {}

    /** @param justification why the model may serve although it does worse for some group */
    record ApproveModel(
            ModelRegister register,
            ModelId modelId,
            Actor reviewer,
            @Nullable FreeText justification,
            Instant approvedAt)
            implements ModelCommand {}

    record RejectModel(ModelRegister register, ModelId modelId, Actor reviewer, FreeText reason)
            implements ModelCommand {}

    /** Has the model rank lists that nobody is shown. */
    record ShadowModel(ModelRegister register, ModelId modelId, Actor by) implements ModelCommand {}

    /** @param sharePercent of HCPs whose lists the model ranks; 100 lets it serve in full */
    record DeployModel(ModelRegister register, ModelId modelId, int sharePercent, Actor by) implements ModelCommand {
        public DeployModel {
            if (sharePercent < 1 || sharePercent > Deployment.IN_FULL) {
                throw InvalidValue.of("sharePercent", "1 to 100 percent of HCPs");
            }
        }
    }

    record RetireModel(ModelRegister register, ModelId modelId, Actor by, FreeText reason) implements ModelCommand {}

    record RollBackModel(ModelRegister register, ModelId modelId, Actor by, FreeText reason) implements ModelCommand {}

    /**
     * An HCP whose events the model was trained on has withdrawn or was erased.
     *
     * @param dueBy when the model must be gone
     */
    record MarkForReplacement(ModelRegister register, ModelId modelId, Instant dueBy) implements ModelCommand {
        public MarkForReplacement {
            Deadline.require("dueBy", dueBy);
        }
    }
}
