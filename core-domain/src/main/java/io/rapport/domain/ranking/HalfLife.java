package io.rapport.domain.ranking;

import java.time.Duration;

/** Exponential decay: what counts 1 when it happens counts 1/2 a half-life later, and so on, for fifty half-lives. */
public record HalfLife(long millis) {

    public static HalfLife of(Duration duration) {
        return new HalfLife(duration.toMillis());
    }

    /** What is left of 1 after {@code elapsed} milliseconds; nothing has decayed before it happened. */
    public double remaining(long elapsed) {
        return elapsed <= 0 ? 1 : PowersOfHalf.of((double) elapsed / millis);
    }
}
