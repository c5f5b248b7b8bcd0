package io.rapport.domain.ranking;

import java.util.List;

/** What a specialty's lists say of all items at a moment, one row an item. */
final class SpecialtySignals {

    private static final int ROW = 3;

    private final int specialty;
    private final long tick;
    private final double[] rows;

    SpecialtySignals(int specialty, List<Item> items, long tick) {
        this.specialty = specialty;
        this.tick = tick;
        this.rows = new double[items.size() * ROW];
        items.forEach(this::update);
    }

    void update(Item item) {
        SpecialtyCounts counts = item.readsBy(specialty);
        int row = item.index * ROW;
        rows[row] = ItemSignals.sharp(counts.ofWeek(tick));
        rows[row + 1] = ItemSignals.sharp(counts.ofDay(tick));
        rows[row + 2] = counts.trend(tick);
    }

    void write(int item, double[] into) {
        int row = item * ROW;
        into[Feature.SPECIALTY_READS.ordinal()] = rows[row];
        into[Feature.SPECIALTY_READS_1_DAY.ordinal()] = rows[row + 1];
        into[Feature.SPECIALTY_TREND.ordinal()] = rows[row + 2];
    }

    boolean hasRead(int item) {
        return rows[item * ROW] > 0;
    }
}
