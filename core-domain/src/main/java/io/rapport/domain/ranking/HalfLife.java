package io.rapport.domain.ranking;

import java.time.Duration;

/**
 * Exponential decay: what counts 1 when it happens counts 1/2 a half-life later, and so on. Powers of 1/2 are made by table
 * and series, as {@link Logarithms} are.
 */
record HalfLife(long millis) {

    private static final double LN_2 = StrictMath.log(2);

    /** After so many half-lives, less than a 10^15th is left, which counts as nothing. */
    private static final int SPENT = 50;

    private static final int STEPS = 4096;
    private static final double[] WHOLE = new double[SPENT + 1];
    private static final double[] OF_STEP = new double[STEPS];

    static {
        for (int n = 0; n <= SPENT; n++) {
            WHOLE[n] = Math.scalb(1.0, -n);
        }
        for (int step = 0; step < STEPS; step++) {
            OF_STEP[step] = StrictMath.exp(-LN_2 * step / STEPS);
        }
    }

    static HalfLife of(Duration duration) {
        return new HalfLife(duration.toMillis());
    }

    /** What is left of 1 after {@code elapsed} milliseconds, to 1e-15; nothing has decayed before it happened. */
    double remaining(long elapsed) {
        if (elapsed <= 0) {
            return 1;
        }
        double halfLives = (double) elapsed / millis;
        if (halfLives > SPENT) {
            return 0;
        }
        int steps = (int) (halfLives * STEPS);
        double rest = LN_2 * (halfLives - (double) steps / STEPS);
        return WHOLE[steps / STEPS] * OF_STEP[steps % STEPS] * (1 - rest * (1 - rest * (0.5 - rest / 6)));
    }
}
