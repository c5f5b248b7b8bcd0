package io.rapport.infra.demo;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The sample's chances, all from one seed. Only strict arithmetic: a restarted load must meet the same values, whichever
 * machine or compiled form draws them.
 */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        this(new SplittableRandom(seed));
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** Dice whose draws leave these alone, so that a change of one habit does not change all the others. */
    Dice split() {
        return new Dice(random.split());
    }

    boolean hits(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0 up to and without {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    double unit() {
        return random.nextDouble();
    }

    /** Normally distributed with mean 0 and deviation 1 (Box and Muller). */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * Math.PI * unit());
    }

    /** Log-normally distributed with median 1: the larger {@code sigma}, the heavier the tail. */
    double skewed(double sigma) {
        return StrictMath.exp(sigma * normal());
    }

    /** Exponentially distributed. */
    double waiting(double mean) {
        return -mean * StrictMath.log(1 - unit());
    }

    <T> T pick(List<T> of) {
        return of.get(below(of.size()));
    }
}
