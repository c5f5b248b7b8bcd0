package io.rapport.domain.recommender;

/**
 * How far predicted probabilities are from what happens: the expected calibration error (Naeini, Cooper and Hauskrecht 2015),
 * over ten bins of equal width.
 */
final class CalibrationError {

    private static final int BINS = 10;

    private final double[] predicted = new double[BINS];
    private final int[] happened = new int[BINS];
    private final int[] count = new int[BINS];
    private int total;

    void add(double probability, boolean happens) {
        int bin = Math.min(BINS - 1, (int) (probability * BINS));
        predicted[bin] += probability;
        happened[bin] += happens ? 1 : 0;
        count[bin]++;
        total++;
    }

    /** 0 where each is as likely as predicted, up to 1. */
    double error() {
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(predicted[bin] - happened[bin]);
        }
        return total == 0 ? 0 : error / total;
    }
}
