package io.rapport.domain.recommender;

import io.rapport.domain.ranking.Chance;
import io.rapport.domain.recommender.ModelEvaluation.Outcome;
import io.rapport.domain.shared.HcpId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** 95 % intervals by drawing readers, not reads, with replacement (Efron 1979): what one reader does is not independent. */
final class ReaderBootstrap {

    private static final int DRAWS = 1_000;
    private static final long SEED = 20_260_302;

    /** From the 2.5th percentile to the 97.5th. */
    record Interval(double low, double high) {}

    private record Sum(double measured, int reads) {
        Sum plus(Sum other) {
            return new Sum(measured + other.measured, reads + other.reads);
        }
    }

    private ReaderBootstrap() {}

    /** Of the mean of a measure over all reads. */
    static Interval mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> measure) {
        Map<HcpId, Sum> byReader = new LinkedHashMap<>();
        outcomes.forEach(
                outcome -> byReader.merge(outcome.reader(), new Sum(measure.applyAsDouble(outcome), 1), Sum::plus));
        Sum[] sums = byReader.values().toArray(Sum[]::new);
        Chance chance = new Chance(SEED);
        double[] means = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double measured = 0;
            int reads = 0;
            for (int i = 0; i < sums.length; i++) {
                Sum drawn = sums[(int) (chance.next() * sums.length)];
                measured += drawn.measured();
                reads += drawn.reads();
            }
            means[draw] = measured / reads;
        }
        Arrays.sort(means);
        return new Interval(means[(int) (DRAWS * 0.025)], means[(int) (DRAWS * 0.975)]);
    }
}
