package io.rapport.domain.recommender;

import io.rapport.domain.governance.Deployment;
import io.rapport.domain.governance.ModelDecider;
import io.rapport.domain.governance.ModelDigest;
import io.rapport.domain.governance.ModelEvent;
import io.rapport.domain.governance.ModelEvent.ModelTrained;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.governance.ModelRegister;
import io.rapport.domain.governance.ModelState;
import io.rapport.domain.shared.HcpId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which model ranks whose lists: only what is in the log decides, so that nothing serves that nobody has approved. */
final class ModelsInService {

    private static final int PERCENT = 100;

    private final Map<ModelId, ModelDigest> artefacts = new HashMap<>();
    private ModelState register = ModelState.INITIAL;

    /** @param artefact of what is loaded */
    record InService(ModelId id, ModelDigest artefact) {}

    void apply(ModelEvent event) {
        if (event.register().equals(ModelRegister.NEXT_BEST_CONTENT)) {
            register = ModelDecider.evolve(register, event);
            if (event instanceof ModelTrained trained) {
                artefacts.put(trained.modelId(), trained.artefact());
            }
        }
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
