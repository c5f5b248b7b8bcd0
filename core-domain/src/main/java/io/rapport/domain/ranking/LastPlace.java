package io.rapport.domain.ranking;

import java.util.Arrays;

/** What a model makes of the last place of a list, of which all other places are taken. */
public final class LastPlace {

    private final int[] candidates;
    private final double[] odds;
    private final double total;
    private final ExploredPlace place;

    /** @param odds of each candidate to be read next */
    LastPlace(int[] candidates, double[] odds, ExploredPlace place) {
        this.candidates = candidates;
        this.odds = odds;
        this.total = Arrays.stream(odds).sum();
        this.place = place;
    }

    public boolean includes(int item) {
        return find(item) >= 0;
    }

    /** The probability that the item, a candidate, would have been given the place. */
    public double propensity(int item) {
        return place.propensity(find(item));
    }

    /** The probability that the item, a candidate, is read next. */
    public double probability(int item) {
        return odds[find(item)] / total;
    }

    /** The same of what would have been given the place. */
    public double expectedProbability() {
        double expected = 0;
        for (int i = 0; i < candidates.length; i++) {
            expected += place.propensity(i) * odds[i] / total;
        }
        return expected;
    }

    private int find(int item) {
        for (int i = 0; i < candidates.length; i++) {
            if (candidates[i] == item) {
                return i;
            }
        }
        return -1;
    }
}
