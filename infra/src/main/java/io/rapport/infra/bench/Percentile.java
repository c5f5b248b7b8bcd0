package io.rapport.infra.bench;

/** Percentiles by the nearest rank: a value that was measured, not one between two. */
final class Percentile {

    private static final double WHOLE = 100;

    private Percentile() {}

    /** @param ascending the values in ascending order, at least one */
    static double of(double percent, double[] ascending) {
        int rank = (int) Math.ceil(percent / WHOLE * ascending.length);
        return ascending[Math.max(rank, 1) - 1];
    }
}
