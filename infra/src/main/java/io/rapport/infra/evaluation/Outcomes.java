package io.rapport.infra.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What came out for one contender. */
final class Outcomes {

    /**
     * Of one target.
     *
     * @param age of the content, in seconds
     * @param rank in the list, from 1, or 0 if it was not among the ten
     */
    record Outcome(int person, long age, int rank) {

        double hit() {
            return rank == 0 ? 0 : 1;
        }

        double ndcg() {
            return rank == 0 ? 0 : Math.log(2) / Math.log(rank + 1);
        }

        double reciprocalRank() {
            return rank == 0 ? 0 : 1.0 / rank;
        }
    }

    /** Slices by the age of what was chosen. */
    enum Slice {
        ALL("all", _ -> true),
        UNDER_A_DAY("under a day old", age -> age < DAY),
        A_DAY("a day or more", age -> age >= DAY),
        A_WEEK("a week or more", age -> age >= 7 * DAY);

        final String title;
        private final Predicate<Long> ages;

        Slice(String title, Predicate<Long> ages) {
            this.title = title;
            this.ages = ages;
        }

        boolean includes(Outcome outcome) {
            return ages.test(outcome.age());
        }
    }

    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final List<Outcome> all = new ArrayList<>();
    private final BitSet listed = new BitSet();
    private long nanos;

    void add(Prequential.Target target, int[] top, long nanos) {
        int rank = 0;
        for (int i = 0; i < top.length; i++) {
            listed.set(top[i]);
            rank = top[i] == target.content() ? i + 1 : rank;
        }
        all.add(new Outcome(target.person(), target.age(), rank));
        this.nanos += nanos;
    }

    List<Outcome> all() {
        return all;
    }

    /** @return not a number if the slice is empty */
    double mean(Slice slice, ToDoubleFunction<Outcome> measure) {
        return all.stream()
                .filter(slice::includes)
                .mapToDouble(measure)
                .average()
                .orElse(Double.NaN);
    }

    long count(Slice slice) {
        return all.stream().filter(slice::includes).count();
    }

    /** The share of the contents seen that was listed at least once. */
    double coverage(int contents) {
        return (double) listed.cardinality() / contents;
    }

    double microsPerList() {
        return all.isEmpty() ? 0 : nanos / 1e3 / all.size();
    }
}
