package io.rapport.domain.recommender;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.recommendation.RecommendationSettings;
import java.util.Arrays;
import java.util.Optional;

/**
 * What each event of a stretch of the log is for. The parts follow each other in time, so that nothing is predicted from what
 * came later.
 */
public final class TrainingPlan {

    /** What a read is used for. */
    public enum Part {
        /** The model is fitted to it. */
        FITTING,
        /** The model's probabilities are calibrated on it. */
        CALIBRATION,
        /** The model is evaluated on it. */
        EVALUATION
    }

    private final Retractions retractions;
    private final RecommendationSettings settings;
    private final long[][] positions;
    private final long[] lists;

    /**
     * @param positions of the reads of each part, ascending
     * @param lists the positions of the served lists that are looked at, ascending
     */
    TrainingPlan(Retractions retractions, RecommendationSettings settings, long[][] positions, long[] lists) {
        this.retractions = retractions;
        this.settings = settings;
        this.positions = positions;
        this.lists = lists;
    }

    /** The event as it may be learnt from, or nothing where it may not. */
    Optional<RecordedEvent> usable(RecordedEvent recorded) {
        return retractions.usable(recorded);
    }

    /** Those at the end: under them the model is to serve. */
    RecommendationSettings settings() {
        return settings;
    }

    Optional<Part> partOf(long position) {
        for (Part part : Part.values()) {
            if (Arrays.binarySearch(positions[part.ordinal()], position) >= 0) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    /** Whether what became of the list that was served at a position is looked at. */
    boolean includesList(long position) {
        return Arrays.binarySearch(lists, position) >= 0;
    }

    /** How many reads were drawn for a part. */
    public int reads(Part part) {
        return positions[part.ordinal()].length;
    }
}
