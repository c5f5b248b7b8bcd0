package io.rapport.domain.ranking;

import java.time.Duration;

/** Exponential decay: what counts 1 when it happens counts 1/2 a half-life later, and so on. */
record HalfLife(long millis) {

    private static final double LN_2 = StrictMath.log(2);

    /** After so many half-lives, less than a 10^15th is left, which counts as nothing. */
    private static final int SPENT = 50;

    static HalfLife of(Duration duration) {
        return new HalfLife(duration.toMillis());
    }

    /** What is left of 1 after {@code elapsed} milliseconds; nothing has decayed before it happened. */
    double remaining(long elapsed) {
        if (elapsed <= 0) {
            return 1;
        }
        double halfLives = (double) elapsed / millis;
        return halfLives > SPENT ? 0 : StrictMath.exp(-LN_2 * halfLives);
    }
}
