package io.rapport.infra.training;

import io.rapport.domain.governance.ModelAlgorithm;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.recommender.TrainingSize;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.InvalidValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * @param algorithm linear if none is given
 * @param purpose what the model is for, for its card; not about a person
 * @param seed of every random draw: the same log and seed give the same model; 1 if none is given
 * @param windowDays how far back from the end of the log it learns, 7 to 3650; 120 if nothing is given
 */
record TrainingRequest(
        ModelId modelId,
        @Nullable ModelAlgorithm algorithm,
        FreeText purpose,
        @Nullable Long seed,
        @Nullable Integer windowDays) {

    private static final int LONGEST = 3_650;
    private static final int SHORTEST = 7;

    TrainingRequest {
        if (windowDays != null && (windowDays < SHORTEST || windowDays > LONGEST)) {
            throw InvalidValue.of("windowDays", "a number of days from " + SHORTEST + " to " + LONGEST);
        }
    }

    ModelAlgorithm chosenAlgorithm() {
        return Objects.requireNonNullElse(algorithm, ModelAlgorithm.LINEAR);
    }

    long chosenSeed() {
        return Objects.requireNonNullElse(seed, 1L);
    }

    int chosenWindow() {
        return Objects.requireNonNullElse(
                windowDays, (int) TrainingSize.DEFAULT.window().toDays());
    }
}
