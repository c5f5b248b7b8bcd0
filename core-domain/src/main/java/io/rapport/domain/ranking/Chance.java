package io.rapport.domain.ranking;

/**
 * Chance that can be replayed: a sequence of numbers from a seed, by SplitMix64 (Steele, Lea and Flood, "Fast Splittable
 * Pseudorandom Number Generators", OOPSLA 2014).
 */
public final class Chance {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    public Chance(long seed) {
        this.state = seed;
    }

    /** At least 0 and less than 1. */
    public double next() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** At least 0 and less than {@code bound}. */
    int nextInt(int bound) {
        return (int) (next() * bound);
    }

    private long nextLong() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
