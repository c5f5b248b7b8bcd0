package io.rapport.domain.governance;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.FreeText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step in the life of a model. */
public sealed interface ModelEvent extends DomainEvent {

    ModelRegister register();

    ModelId modelId();

    /**
     * @param purpose what the model is for
     * @param limits what it is not good for
     */
    record ModelTrained(
            ModelRegister register,
            ModelId modelId,
            ModelAlgorithm algorithm,
            ModelDigest artefact,
            FreeText purpose,
            TrainingLineage lineage,
            List<ModelFeature> features,
            List<FreeText> limits,
            Actor trainedBy)
            implements ModelEvent {
        public ModelTrained {
            features = List.copyOf(features);
            limits = List.copyOf(limits);
        }
    }

    record ModelEvaluated(ModelRegister register, ModelId modelId, Evaluation evaluation, Actor evaluatedBy)
            implements ModelEvent {}

    record ModelSubmitted(ModelRegister register, ModelId modelId, Actor submittedBy) implements ModelEvent {}

    /** @param justification present where the bias audit flagged a group */
    record ModelApproved(
            ModelRegister register,
            ModelId modelId,
            Actor reviewer,
            @Nullable FreeText justification,
            Instant approvedAt)
            implements ModelEvent {}

    record ModelRejected(ModelRegister register, ModelId modelId, Actor reviewer, FreeText reason)
            implements ModelEvent {}

    record ModelShadowed(ModelRegister register, ModelId modelId, Actor by) implements ModelEvent {}

    /**
     * @param sharePercent of HCPs; 100 is in full
     * @param replacing the model that served in full until now, where this one does from now on
     */
    record ModelDeployed(
            ModelRegister register,
            ModelId modelId,
            int sharePercent,
            Actor by,
            @Nullable ModelId replacing) implements ModelEvent {}

    record ModelRetired(ModelRegister register, ModelId modelId, Actor by, FreeText reason) implements ModelEvent {}

    /** @param to what serves in full from now on; absent where rules do */
    record ModelRolledBack(
            ModelRegister register,
            ModelId modelId,
            @Nullable ModelId to,
            Actor by,
            FreeText reason) implements ModelEvent {}

    record ModelMarkedForReplacement(ModelRegister register, ModelId modelId, Instant dueBy) implements ModelEvent {}
}
