package io.rapport.domain.recommender;

import java.util.ArrayList;
import java.util.List;

/**
 * What share of lists would have been clicked, had another policy made them, told by lists that a policy made which left
 * something to chance and recorded with which probability. By inverse propensities (Horvitz and Thompson 1952), the same
 * normalised by their sum (SNIPS; Swaminathan and Joachims, NeurIPS 2015), and doubly robust (Dudík, Langford and Li, ICML
 * 2011), which corrects what a model of clicks expects by what that model missed.
 */
public final class CounterfactualEstimate {

    private static final double QUANTILE_95 = 1.959964;

    /**
     * One list.
     *
     * @param propensity with which the recorded policy chose as it did, above 0
     * @param target with which the other one would have
     * @param clicked what came of it
     * @param expected how likely a click on what was chosen was before
     * @param expectedOfTarget the same on what the other policy would have chosen
     */
    public record Trial(double propensity, double target, boolean clicked, double expected, double expectedOfTarget) {

        public Trial {
            if (!(propensity > 0)) {
                throw new IllegalArgumentException("what was never chosen tells nothing");
            }
        }

        double weight() {
            return target / propensity;
        }

        double reward() {
            return clicked ? 1 : 0;
        }
    }

    /** A mean, with its 95 % interval by the normal approximation. */
    public record Estimate(double value, double low, double high) {}

    private final List<Trial> trials = new ArrayList<>();

    public void add(Trial trial) {
        trials.add(trial);
    }

    /** How many lists of the other policy these are worth (Kish 1965). */
    public double effectiveTrials() {
        double sum = 0;
        double squares = 0;
        for (Trial trial : trials) {
            sum += trial.weight();
            squares += trial.weight() * trial.weight();
        }
        return squares == 0 ? 0 : sum * sum / squares;
    }

    /** The share of the recorded lists that was clicked. */
    public Estimate recorded() {
        return mean(trials.stream().mapToDouble(Trial::reward).toArray());
    }

    /** Unbiased, and wide where weights differ much. */
    public Estimate byInversePropensity() {
        return mean(trials.stream()
                .mapToDouble(trial -> trial.weight() * trial.reward())
                .toArray());
    }

    /** Not beyond what is possible, and right in the limit. */
    public Estimate selfNormalised() {
        double weights = trials.stream().mapToDouble(Trial::weight).sum();
        if (weights == 0) {
            return new Estimate(0, 0, 0);
        }
        double share = trials.stream()
                        .mapToDouble(trial -> trial.weight() * trial.reward())
                        .sum()
                / weights;
        double meanWeight = weights / trials.size();
        Estimate deviation = mean(trials.stream()
                .mapToDouble(trial -> trial.weight() * (trial.reward() - share) / meanWeight)
                .toArray());
        return new Estimate(share, share + deviation.low(), share + deviation.high());
    }

    /** Unbiased too, and the narrower the better clicks were expected. */
    public Estimate doublyRobust() {
        return mean(trials.stream()
                .mapToDouble(trial -> trial.expectedOfTarget() + trial.weight() * (trial.reward() - trial.expected()))
                .toArray());
    }

    private static Estimate mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = values.length == 0 ? 0 : sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double error = values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1) / values.length);
        return new Estimate(mean, mean - QUANTILE_95 * error, mean + QUANTILE_95 * error);
    }
}
