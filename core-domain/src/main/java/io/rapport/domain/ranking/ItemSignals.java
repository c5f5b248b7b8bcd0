package io.rapport.domain.ranking;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What every reader's list says of all items at a moment, one row an item: the features that do not depend on the reader, and
 * what the others are made of. It is kept for as long as lists of that moment are asked for, and follows what is done with
 * items meanwhile. Rows lie side by side because a list of ten thousand candidates takes as long as it takes to fetch them.
 */
final class ItemSignals {

    private static final long STEP = 10_000;

    /** Sharpens the difference between no read and one. */
    private static final double SHARPER = 8;

    private static final int FEATURES = Feature.NEWER.ordinal() + 1;
    private static final int READS = FEATURES;
    private static final int PUBLISHED_AT = FEATURES + 1;
    private static final int KIND = FEATURES + 2;
    private static final int PER_READERS = FEATURES + 3;
    private static final int ROW = FEATURES + 4;

    private final List<Item> items;
    private final int publications;
    private final long tick;
    private final double[] rows;
    private final Map<Integer, SpecialtySignals> bySpecialty = new ConcurrentHashMap<>();

    ItemSignals(List<Item> items, int publications, long tick) {
        this.items = items;
        this.publications = publications;
        this.tick = tick;
        this.rows = new double[items.size() * ROW];
        items.forEach(this::fill);
    }

    /** Moments pass in steps of ten seconds. */
    static long tick(long at) {
        return Math.floorDiv(at, STEP) * STEP;
    }

    static double sharp(double count) {
        return Logarithms.log1p(SHARPER * count);
    }

    long tick() {
        return tick;
    }

    /** To be called after something was done with the item. */
    void update(Item item) {
        fill(item);
        bySpecialty.values().forEach(signals -> signals.update(item));
    }

    private void fill(Item item) {
        int row = item.index * ROW;
        item.writeSignals(tick, rows, row);
        rows[row + Feature.NEWER.ordinal()] = Logarithms.log1p(publications - item.ordinal() - 1);
        rows[row + READS] = item.readsOfTwoHours(tick);
        rows[row + PUBLISHED_AT] = item.publishedAt();
        rows[row + KIND] = item.kind();
        rows[row + PER_READERS] = 1 / Math.sqrt(1.0 + item.readerCount());
    }

    /** Writes those features of the item that do not depend on the reader, by their ordinals, and 0 for all others. */
    void write(int item, double[] into) {
        System.arraycopy(rows, item * ROW, into, 0, FEATURES);
        for (int feature = FEATURES; feature < Feature.COUNT; feature++) {
            into[feature] = 0;
        }
    }

    /** First reads, decayed with a half-life of two hours. */
    double reads(int item) {
        return rows[item * ROW + READS];
    }

    /** In milliseconds since 1970. */
    long publishedAt(int item) {
        return (long) rows[item * ROW + PUBLISHED_AT];
    }

    int kind(int item) {
        return (int) rows[item * ROW + KIND];
    }

    /** 1 by the square root of how many have read it. */
    double perReaders(int item) {
        return rows[item * ROW + PER_READERS];
    }

    SpecialtySignals ofSpecialty(int specialty) {
        return bySpecialty.computeIfAbsent(specialty, wanted -> new SpecialtySignals(wanted, items, tick));
    }
}
