package io.rapport.infra.training;

import io.rapport.domain.governance.ModelAlgorithm;
import io.rapport.domain.governance.ModelDigest;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.governance.TrainingSetDigest;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.FreeText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One training.
 *
 * @param number in the order in which they were asked for
 * @param windowDays how far back from the end of the log it learns
 * @param toPosition the end of the log when it began
 * @param trainedAt when it began
 * @param done the position up to which the log has been read in this stage
 * @param fitted what the fitting gave, once it is done
 * @param failure why there is no model, for people
 */
record TrainingRun(
        ModelId modelId,
        long number,
        ModelAlgorithm algorithm,
        FreeText purpose,
        long seed,
        int windowDays,
        Actor requestedBy,
        Instant requestedAt,
        Stage stage,
        @Nullable Long toPosition,
        @Nullable Instant trainedAt,
        long done,
        @Nullable Fit fitted,
        @Nullable String failure,
        @Nullable Instant endedAt) {

    /** As {@link io.rapport.domain.recommender.ModelTraining.Fitted}, with the model by its digest. */
    record Fit(ModelDigest artefact, TrainingSetDigest trainingSet, int choices, long rows, int readers) {}
}
