package io.rapport.domain.contact;

import io.rapport.domain.ranking.DecayTable;
import io.rapport.domain.ranking.HalfLife;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers by week and {@link Cells cell}, which decay only when they are asked for. So what is taken away leaves, to
 * the bit, what would be there without it, and in which order things were counted does not matter.
 */
final class Tally {

    static final Duration HALF_LIFE = Duration.ofDays(60);

    /** Of what lies further back nothing counts. */
    static final int WEEKS = 52;

    private static final Duration WEEK = Duration.ofDays(7);
    private static final DecayTable DECAY = new DecayTable(HalfLife.of(HALF_LIFE), WEEK, WEEK.multipliedBy(WEEKS));

    private final NavigableMap<Integer, int[]> weeks = new TreeMap<>();

    void add(int week, int cell, int number) {
        weeks.computeIfAbsent(week, _ -> new int[Cells.COUNT])[cell] += number;
    }

    /** All cells as of a week, without what is in {@code part}, which must be part of this. */
    double[] decayed(int now, @Nullable Tally part) {
        double[] sums = new double[Cells.COUNT];
        weeks.tailMap(now - WEEKS, false).forEach((week, counts) -> {
            double left = DECAY.remaining((now - week) * WEEK.toMillis());
            int[] less = part == null ? null : part.weeks.get(week);
            for (int cell = 0; cell < counts.length; cell++) {
                sums[cell] += left * (less == null ? counts[cell] : counts[cell] - less[cell]);
            }
        });
        return sums;
    }

    /** All cells as of a week, before decay. */
    int[] counts(int now) {
        int[] sums = new int[Cells.COUNT];
        weeks.tailMap(now - WEEKS, false).values().forEach(counts -> {
            for (int cell = 0; cell < counts.length; cell++) {
                sums[cell] += counts[cell];
            }
        });
        return sums;
    }
}
