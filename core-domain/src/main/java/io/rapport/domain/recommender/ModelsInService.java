package io.rapport.domain.recommender;

import io.rapport.domain.governance.Deployment;
import io.rapport.domain.governance.Metric;
import io.rapport.domain.governance.ModelDecider;
import io.rapport.domain.governance.ModelDigest;
import io.rapport.domain.governance.ModelEvent;
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
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.governance.ModelRegister;
import io.rapport.domain.governance.ModelState;
import io.rapport.domain.shared.HcpId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which model ranks whose lists: only what is in the log decides, so that nothing serves that nobody has approved. And which
 * models have learnt from somebody who has taken that back.
 */
final class ModelsInService {

    private static final int PERCENT = 100;

    private final Map<ModelId, ModelDigest> artefacts = new HashMap<>();
    private final Map<ModelId, Long> learntUpTo = new TreeMap<>();
    private final Map<ModelId, Instant> dueBy = new HashMap<>();
    private final Map<ModelId, Metric> quality = new HashMap<>();
    private final Set<ModelId> outdated = new TreeSet<>();
    private long lastTakenBack;
    private ModelState register = ModelState.INITIAL;

    /** @param artefact of what is loaded */
    record InService(ModelId id, ModelDigest artefact) {}

    void apply(ModelEvent event) {
        if (event.register().equals(ModelRegister.NEXT_BEST_CONTENT)) {
            register = ModelDecider.evolve(register, event);
            switch (event) {
                case ModelTrained trained -> train(trained);
                case ModelMarkedForReplacement marked -> {
                    dueBy.put(marked.modelId(), marked.dueBy());
                    outdated.remove(marked.modelId());
                }
                case ModelRejected _, ModelRetired _, ModelRolledBack _ -> {
                    learntUpTo.remove(event.modelId());
                    outdated.remove(event.modelId());
                }
                case ModelEvaluated evaluated ->
                    evaluated.evaluation().metrics().stream()
                            .filter(ModelEvaluation::isQuality)
                            .forEach(metric -> quality.put(evaluated.modelId(), metric));
                case ModelSubmitted _, ModelApproved _, ModelShadowed _, ModelDeployed _ -> {}
            }
        }
    }

    /** What was taken back while it was trained is in it. */
    private void train(ModelTrained trained) {
        long upTo = trained.lineage().toPosition();
        artefacts.put(trained.modelId(), trained.artefact());
        learntUpTo.put(trained.modelId(), upTo);
        if (upTo < lastTakenBack) {
            outdated.add(trained.modelId());
        }
    }

    /**
     * Somebody has taken back what could be learnt from.
     *
     * @param from the position of the first of it
     * @param position of the decision
     */
    void takeBack(long from, long position) {
        lastTakenBack = position;
        learntUpTo.forEach((model, upTo) -> {
            if (from <= upTo && !dueBy.containsKey(model)) {
                outdated.add(model);
            }
        });
    }

    /** How good a model was found to be when it was approved, if that was measured. */
    Optional<Metric> quality(ModelId model) {
        return Optional.ofNullable(quality.get(model));
    }

    /** Those that have learnt what was taken back, and are not marked for replacement yet. */
    Set<ModelId> outdated() {
        return Set.copyOf(outdated);
    }

    /** Those that rank lists and are to be replaced, each with the moment by which. */
    Map<ModelId, Instant> due() {
        Map<ModelId, Instant> due = new TreeMap<>(dueBy);
        due.keySet().retainAll(all().keySet());
        return due;
    }

    /** What ranks the HCP's lists; empty where people's weights do. */
    Optional<InService> showing(HcpId hcp) {
        Deployment serving = register.serving();
        ModelId challenger = serving.challenger();
        return inService(
                challenger != null && bucket(hcp, challenger) < serving.challengerSharePercent()
                        ? challenger
                        : serving.full());
    }

    Optional<InService> shadow() {
        return inService(register.serving().shadow());
    }

    /** All that rank lists, whether or not these are shown. */
    Map<ModelId, ModelDigest> all() {
        Deployment serving = register.serving();
        Map<ModelId, ModelDigest> all = new TreeMap<>();
        Stream.of(serving.full(), serving.challenger(), serving.shadow())
                .flatMap(model -> inService(model).stream())
                .forEach(model -> all.put(model.id(), model.artefact()));
        return all;
    }

    private Optional<InService> inService(@Nullable ModelId model) {
        return Optional.ofNullable(model)
                .flatMap(id -> Optional.ofNullable(artefacts.get(id)).map(artefact -> new InService(id, artefact)));
    }

    /** 0 to 99, evenly; the same for an HCP at any time, and for another model another one. */
    private static int bucket(HcpId hcp, ModelId model) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((model.value() + " " + hcp.value()).getBytes(StandardCharsets.UTF_8));
            int number = (digest[0] & 0xff) << 16 | (digest[1] & 0xff) << 8 | digest[2] & 0xff;
            return number % PERCENT;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
