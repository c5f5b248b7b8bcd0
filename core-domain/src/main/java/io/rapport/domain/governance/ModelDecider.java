package io.rapport.domain.governance;

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
import io.rapport.domain.governance.ModelState.Standing;
import io.rapport.domain.shared.Actor;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The rules of a register of models: four eyes, only what is approved serves, one in full, one challenger, one shadow. Pure:
 * same command and state, same answer.
 */
public final class ModelDecider {

    private ModelDecider() {}

    public static List<ModelTrained> decide(RecordTraining command, ModelState state) {
        if (state.models().containsKey(command.modelId())) {
            throw new ModelAlreadyExists();
        }
        return List.of(new ModelTrained(
                command.register(),
                command.modelId(),
                command.algorithm(),
                command.artefact(),
                command.purpose(),
                command.lineage(),
                command.features(),
                command.limits(),
                command.trainedBy()));
    }

    /** Until it is submitted a model may be evaluated again; what is reviewed is what was submitted. */
    public static List<ModelEvaluated> decide(RecordEvaluation command, ModelState state) {
        Standing model = require(state, command.modelId());
        if (model.phase() != Phase.EVALUATED) {
            requirePhase(model, Phase.TRAINED);
        }
        return List.of(new ModelEvaluated(
                command.register(), command.modelId(), BiasRule.judge(command.figures()), command.evaluatedBy()));
    }

    public static List<ModelSubmitted> decide(SubmitModel command, ModelState state) {
        requirePhase(require(state, command.modelId()), Phase.EVALUATED);
        return List.of(new ModelSubmitted(command.register(), command.modelId(), command.submittedBy()));
    }

    public static List<ModelApproved> decide(ApproveModel command, ModelState state) {
        Standing model = requireReviewable(state, command.modelId(), command.reviewer());
        if (model.flagged() && command.justification() == null) {
            throw new JustificationRequired();
        }
        return List.of(new ModelApproved(
                command.register(),
                command.modelId(),
                command.reviewer(),
                command.justification(),
                command.approvedAt()));
    }

    public static List<ModelRejected> decide(RejectModel command, ModelState state) {
        requireReviewable(state, command.modelId(), command.reviewer());
        return List.of(new ModelRejected(command.register(), command.modelId(), command.reviewer(), command.reason()));
    }

    public static List<ModelShadowed> decide(ShadowModel command, ModelState state) {
        requireApproved(state, command.modelId());
        Deployment serving = state.serving();
        if (command.modelId().equals(serving.shadow())) {
            return List.of();
        }
        if (serving.shows(command.modelId())) {
            throw new AlreadyServes();
        }
        if (serving.shadow() != null) {
            throw new AnotherShadow();
        }
        return List.of(new ModelShadowed(command.register(), command.modelId(), command.by()));
    }

    public static List<ModelDeployed> decide(DeployModel command, ModelState state) {
        requireApproved(state, command.modelId());
        return command.sharePercent() == Deployment.IN_FULL
                ? inFull(command, state.serving())
                : atShare(command, state.serving());
    }

    /** A model may be retired at any time before it has ended otherwise. What served in full leaves the lists to rules. */
    public static List<ModelRetired> decide(RetireModel command, ModelState state) {
        Phase phase = require(state, command.modelId()).phase();
        return switch (phase) {
            case RETIRED -> List.of();
            case REJECTED, ROLLED_BACK -> throw new WrongPhase(phase, Phase.APPROVED);
            case TRAINED, EVALUATED, SUBMITTED, APPROVED ->
                List.of(new ModelRetired(command.register(), command.modelId(), command.by(), command.reason()));
        };
    }

    /**
     * Returns to the latest that served in full before the model and has not ended since. A challenger's HCPs return to what
     * serves the others.
     */
    public static List<ModelRolledBack> decide(RollBackModel command, ModelState state) {
        if (require(state, command.modelId()).phase() == Phase.ROLLED_BACK) {
            return List.of();
        }
        if (!state.serving().shows(command.modelId())) {
            throw new ModelNotDeployed();
        }
        return List.of(new ModelRolledBack(
                command.register(),
                command.modelId(),
                state.beneath(command.modelId()).orElse(null),
                command.by(),
                command.reason()));
    }

    /** Once for each model: what is due is not put off by whoever withdraws later, and what has ended is gone. */
    public static List<ModelMarkedForReplacement> decide(MarkForReplacement command, ModelState state) {
        Standing model = require(state, command.modelId());
        return switch (model.phase()) {
            case REJECTED, RETIRED, ROLLED_BACK -> List.of();
            case TRAINED, EVALUATED, SUBMITTED, APPROVED ->
                model.toBeReplaced()
                        ? List.of()
                        : List.of(
                                new ModelMarkedForReplacement(command.register(), command.modelId(), command.dueBy()));
        };
    }

    public static ModelState evolve(ModelState state, ModelEvent event) {
        return switch (event) {
            case ModelTrained e ->
                state.with(e.modelId(), new Standing(Phase.TRAINED, e.trainedBy(), null, false, false));
            case ModelEvaluated e ->
                change(state, e, model -> model.evaluated(e.evaluation().flagged()));
            case ModelSubmitted e -> change(state, e, model -> model.submitted(e.submittedBy()));
            case ModelApproved e -> change(state, e, model -> model.in(Phase.APPROVED));
            case ModelRejected e -> change(state, e, model -> model.in(Phase.REJECTED));
            case ModelShadowed e -> state.serving(state.serving().shadowedBy(e.modelId()));
            case ModelDeployed e -> deployed(state, e);
            case ModelRetired e ->
                change(state, e, model -> model.in(Phase.RETIRED)).without(e.modelId());
            case ModelRolledBack e ->
                change(state, e, model -> model.in(Phase.ROLLED_BACK))
                        .without(e.modelId())
                        .returnedTo(e.to());
            case ModelMarkedForReplacement e -> change(state, e, Standing::marked);
        };
    }

    private static List<ModelDeployed> inFull(DeployModel command, Deployment serving) {
        return command.modelId().equals(serving.full())
                ? List.of()
                : List.of(new ModelDeployed(
                        command.register(), command.modelId(), Deployment.IN_FULL, command.by(), serving.full()));
    }

    private static List<ModelDeployed> atShare(DeployModel command, Deployment serving) {
        if (command.modelId().equals(serving.full())) {
            throw new AlreadyServes();
        }
        if (serving.challenger() != null && !serving.challenger().equals(command.modelId())) {
            throw new AnotherChallenger();
        }
        boolean repeated = serving.challenger() != null && serving.challengerSharePercent() == command.sharePercent();
        return repeated
                ? List.of()
                : List.of(new ModelDeployed(
                        command.register(), command.modelId(), command.sharePercent(), command.by(), null));
    }

    private static ModelState deployed(ModelState state, ModelDeployed event) {
        return event.sharePercent() == Deployment.IN_FULL
                ? state.inFull(event.modelId())
                : state.serving(
                        state.serving().without(event.modelId()).challengedBy(event.modelId(), event.sharePercent()));
    }

    private static Standing require(ModelState state, ModelId id) {
        Standing model = state.models().get(id);
        if (model == null) {
            throw new UnknownModel();
        }
        return model;
    }

    private static void requirePhase(Standing model, Phase expected) {
        if (model.phase() != expected) {
            throw new WrongPhase(model.phase(), expected);
        }
    }

    private static Standing requireReviewable(ModelState state, ModelId id, Actor reviewer) {
        Standing model = require(state, id);
        requirePhase(model, Phase.SUBMITTED);
        if (reviewer.equals(model.trainedBy()) || reviewer.equals(model.submittedBy())) {
            throw new FourEyesRequired();
        }
        return model;
    }

    private static void requireApproved(ModelState state, ModelId id) {
        Phase phase = require(state, id).phase();
        if (phase != Phase.APPROVED) {
            throw new ModelNotApproved(phase);
        }
    }

    private static ModelState change(ModelState state, ModelEvent event, UnaryOperator<Standing> change) {
        Standing model = state.models().get(event.modelId());
        return model == null ? state : state.with(event.modelId(), change.apply(model));
    }
}
