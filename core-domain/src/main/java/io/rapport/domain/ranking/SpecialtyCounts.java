package io.rapport.domain.ranking;

import java.time.Duration;

/** First reads of an item by readers of one specialty. */
final class SpecialtyCounts {

    static final SpecialtyCounts NONE = new SpecialtyCounts();

    private static final int DAYS = 7;
    private static final HalfLife ONE_DAY = HalfLife.of(Duration.ofDays(1));
    private static final HalfLife ONE_WEEK = HalfLife.of(Duration.ofDays(DAYS));

    private final DecayedCount ofDay = new DecayedCount(ONE_DAY);
    private final DecayedCount ofWeek = new DecayedCount(ONE_WEEK);

    void add(long at) {
        ofDay.add(at);
        ofWeek.add(at);
    }

    /** Decayed with a half-life of a day. */
    double ofDay(long at) {
        return ofDay.at(at);
    }

    /** Decayed with a half-life of 7 days. */
    double ofWeek(long at) {
        return ofWeek.at(at);
    }

    /**
     * The logarithm of the reads a day at present by those of the week, 1 added to each lest a single read be a trend. It is 0
     * where reads are steady, since then a decayed count is in proportion to its half-life.
     */
    double trend(long at) {
        return Logarithms.log1p(ofDay(at)) - Logarithms.log1p(ofWeek(at) / DAYS);
    }
}
