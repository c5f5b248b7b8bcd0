package io.rapport.domain.recommender;

import java.time.Duration;

/**
 * How much of a log a model is made from. Of more there is only a sample is looked at, so that neither memory nor time grows
 * with the log but for reading it.
 *
 * @param window how far back from its end
 * @param fitting how many reads the model is fitted to, at most
 * @param calibration how many its probabilities are calibrated on, at most
 * @param evaluation how many reads are looked at to evaluate it, at most
 */
public record TrainingSize(Duration window, int fitting, int calibration, int evaluation) {

    /** As measured on the development window: see docs/ranking.md. */
    public static final TrainingSize DEFAULT = new TrainingSize(Duration.ofDays(120), 12_000, 2_000, 4_000);
}
