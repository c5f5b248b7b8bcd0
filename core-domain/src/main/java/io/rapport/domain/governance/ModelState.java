package io.rapport.domain.governance;

import io.rapport.domain.shared.Actor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A register of models as far as decisions, and those who serve, need to know.
 *
 * @param models all that were ever trained
 * @param serving which of them serve
 * @param formerlyInFull those that served in full before and may again, the latest last: a rollback returns to it
 */
public record ModelState(Map<ModelId, Standing> models, Deployment serving, List<ModelId> formerlyInFull) {

    /** Of a register of which nothing is recorded yet. */
    public static final ModelState INITIAL = new ModelState(Map.of(), Deployment.NONE, List.of());

    /** How far a model has come. Only what is approved may serve. */
    public enum Phase {
        TRAINED,
        EVALUATED,
        SUBMITTED,
        APPROVED,
        REJECTED,
        RETIRED,
        ROLLED_BACK
    }

    /**
     * @param flagged whether the bias audit of the last evaluation flagged a group
     * @param toBeReplaced whether it is marked for replacement
     */
    public record Standing(
            Phase phase, Actor trainedBy, @Nullable Actor submittedBy, boolean flagged, boolean toBeReplaced) {

        Standing in(Phase phase) {
            return new Standing(phase, trainedBy, submittedBy, flagged, toBeReplaced);
        }

        Standing evaluated(boolean flagged) {
            return new Standing(Phase.EVALUATED, trainedBy, submittedBy, flagged, toBeReplaced);
        }

        Standing submitted(Actor by) {
            return new Standing(Phase.SUBMITTED, trainedBy, by, flagged, toBeReplaced);
        }

        Standing marked() {
            return new Standing(phase, trainedBy, submittedBy, flagged, true);
        }
    }

    public ModelState {
        models = Map.copyOf(models);
        formerlyInFull = List.copyOf(formerlyInFull);
    }

    /** The model that serves in full when this one is rolled back; empty where rules do. */
    Optional<ModelId> beneath(ModelId model) {
        return model.equals(serving.full())
                ? formerlyInFull.reversed().stream().findFirst()
                : Optional.ofNullable(serving.full());
    }

    ModelState with(ModelId model, Standing standing) {
        Map<ModelId, Standing> changed = new HashMap<>(models);
        changed.put(model, standing);
        return new ModelState(changed, serving, formerlyInFull);
    }

    ModelState serving(Deployment deployment) {
        return new ModelState(models, deployment, formerlyInFull);
    }

    ModelState inFull(ModelId model) {
        Stream<ModelId> former = Stream.concat(formerlyInFull.stream(), Optional.ofNullable(serving.full()).stream());
        return new ModelState(
                models,
                serving.without(model).inFull(model),
                former.filter(id -> !id.equals(model)).toList());
    }

    /** The model has ended: it serves no more, and no rollback returns to it. */
    ModelState without(ModelId model) {
        return new ModelState(
                models,
                serving.without(model),
                formerlyInFull.stream().filter(id -> !id.equals(model)).toList());
    }

    ModelState returnedTo(@Nullable ModelId model) {
        return new ModelState(
                models,
                serving.without(model).inFull(model),
                formerlyInFull.stream().filter(id -> !id.equals(model)).toList());
    }
}
