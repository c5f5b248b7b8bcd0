package io.rapport.domain.ranking;

/**
 * The place of a list that is left to chance, when all others are taken: in a share of lists it is drawn by odds, in the others
 * it goes to the highest score that is left.
 */
public final class ExploredPlace {

    private final ListPolicy policy;
    private final double[] odds;
    private final int otherwise;
    private final double total;

    /**
     * @param taken which candidates have places already; not all
     * @param otherwise which candidate has the place where nothing is drawn; not one of those
     */
    ExploredPlace(ListPolicy policy, double[] scores, boolean[] taken, int otherwise) {
        this.policy = policy;
        this.otherwise = otherwise;
        this.odds = odds(scores, policy.explorationSharpness());
        double sum = 0;
        for (int i = 0; i < odds.length; i++) {
            odds[i] = taken[i] ? 0 : odds[i];
            sum += odds[i];
        }
        this.total = sum;
    }

    /** Of each candidate, against the best; 0 of one that is below 2^-50 of that, which is never drawn. */
    static double[] odds(double[] scores, double sharpness) {
        double best = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            best = Math.max(best, score);
        }
        double[] odds = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            odds[i] = PowersOfHalf.of((best - scores[i]) * sharpness / PowersOfHalf.LN_2);
        }
        return odds;
    }

    int drawn(Chance chance) {
        boolean draw = chance.next() < policy.explorationShare();
        double point = chance.next() * total;
        return draw ? at(point) : otherwise;
    }

    private int at(double point) {
        double passed = 0;
        int last = -1;
        for (int i = 0; i < odds.length; i++) {
            passed += odds[i];
            if (odds[i] > 0) {
                last = i;
                if (passed > point) {
                    return i;
                }
            }
        }
        return last;
    }

    /** The probability that a candidate gets the place. */
    public double propensity(int candidate) {
        return policy.explorationShare() * odds[candidate] / total
                + (candidate == otherwise ? 1 - policy.explorationShare() : 0);
    }
}
