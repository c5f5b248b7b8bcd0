package io.rapport.domain.contact;

import java.util.Arrays;

/**
 * Shares of counts, drawn towards a prior by as many imagined counts as the prior weighs (the posterior mean of a Dirichlet
 * distribution): who has done little is taken to be like others, who has done much like itself.
 */
final class Smoothing {

    /** How many occasions of an HCP weigh as much as all that is known of its specialty. */
    static final double OF_SPECIALTY = 10;

    /** How many occasions of a specialty weigh as much as all that is known of everyone. */
    static final double OF_EVERYONE = 50;

    private Smoothing() {}

    /**
     * @param counts 0 or more
     * @param prior shares that sum to 1
     * @param weight of the prior, above 0
     * @return shares that sum to 1
     */
    static double[] shares(double[] counts, double[] prior, double weight) {
        double all = weight;
        for (double count : counts) {
            all += count;
        }
        double[] shares = new double[counts.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (counts[i] + weight * prior[i]) / all;
        }
        return shares;
    }

    /** The own drawn towards the specialty's, that towards everyone's, and that by one imagined count each towards {@code even}. */
    static double[] shares(double[] own, double[] specialty, double[] everyone, double[] even) {
        return shares(own, shares(specialty, shares(everyone, even, even.length), OF_EVERYONE), OF_SPECIALTY);
    }

    static double[] even(int number) {
        double[] even = new double[number];
        Arrays.fill(even, 1.0 / number);
        return even;
    }
}
