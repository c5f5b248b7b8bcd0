package io.rapport.domain.ranking;

/** The logarithms of 1 + n for counts, which are asked for a thousand times a list. */
final class Logarithms {

    private static final double[] KNOWN = new double[4096];

    static {
        for (int n = 1; n < KNOWN.length; n++) {
            KNOWN[n] = StrictMath.log1p(n);
        }
    }

    private Logarithms() {}

    /** @param n 0 or more */
    static double log1p(int n) {
        return n < KNOWN.length ? KNOWN[n] : StrictMath.log1p(n);
    }
}
