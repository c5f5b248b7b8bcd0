package io.rapport.domain.ranking;

import java.time.Duration;

/** A decay by whole steps of time up to a horizon, after which nothing is left: for sums over thousands of touches. */
public final class DecayTable {

    private final long step;
    private final double[] remaining;

    public DecayTable(HalfLife halfLife, Duration step, Duration horizon) {
        this.step = step.toMillis();
        this.remaining = new double[Math.toIntExact(horizon.dividedBy(step))];
        for (int i = 0; i < remaining.length; i++) {
            remaining[i] = halfLife.remaining(i * this.step);
        }
    }

    public double remaining(long elapsed) {
        if (elapsed <= 0) {
            return 1;
        }
        long steps = elapsed / step;
        return steps < remaining.length ? remaining[(int) steps] : 0;
    }
}
