package io.rapport.infra.evaluation;

import io.rapport.infra.evaluation.Outcomes.Outcome;
import io.rapport.infra.evaluation.Outcomes.Slice;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * 95 % intervals by drawing people, not targets, with replacement: what one person does is not independent. The same draws
 * are used for all contenders, so that ratios are paired.
 */
final class Bootstrap {

    private static final int DRAWS = 2_000;
    private static final long SEED = 20_170_103;

    /** @param low the 2.5th percentile */
    record Interval(double low, double high) {}

    private Bootstrap() {}

    static Interval ndcg(Outcomes outcomes, Slice slice) {
        return interval(sums(outcomes, slice), null);
    }

    static Interval ratio(Outcomes outcomes, Outcomes baseline, Slice slice) {
        return interval(sums(outcomes, slice), sums(baseline, slice));
    }

    private record Sum(double ndcg, int targets) {}

    private static Sum[] sums(Outcomes outcomes, Slice slice) {
        Map<Integer, Sum> byPerson = new HashMap<>();
        List<Outcome> all = outcomes.all();
        for (Outcome outcome : all) {
            if (slice.includes(outcome)) {
                byPerson.merge(
                        outcome.person(),
                        new Sum(outcome.ndcg(), 1),
                        (a, b) -> new Sum(a.ndcg() + b.ndcg(), a.targets() + b.targets()));
            }
        }
        return byPerson.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toArray(Sum[]::new);
    }

    private static Interval interval(Sum[] sums, Sum @Nullable [] baseline) {
        Random random = new Random(SEED);
        double[] values = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double ndcg = 0;
            double divisor = 0;
            for (int i = 0; i < sums.length; i++) {
                int person = random.nextInt(sums.length);
                ndcg += sums[person].ndcg();
                divisor += baseline == null ? sums[person].targets() : baseline[person].ndcg();
            }
            values[draw] = divisor == 0 ? Double.NaN : ndcg / divisor;
        }
        Arrays.sort(values);
        return new Interval(values[(int) (DRAWS * 0.025)], values[(int) (DRAWS * 0.975)]);
    }
}
