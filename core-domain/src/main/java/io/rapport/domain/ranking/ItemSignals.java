package io.rapport.domain.ranking;

/**
 * What every reader's list says of an item at a moment.
 *
 * @param tick the moment, in whole steps of ten seconds
 * @param reads decayed first touches, by half-life
 * @param features by the ordinal of the feature, as far as they do not depend on the reader
 * @param logAge the logarithm of its age in hours
 */
record ItemSignals(long tick, double[] reads, double[] features, double logAge) {

    private static final long STEP = 10_000;
    private static final double HOUR = 3_600_000;
    private static final double MINUTE = 60_000;
    private static final double DAY = 24 * HOUR;
    private static final double WEEK = 7 * DAY;

    /** Sharpens the difference between no read and one. */
    private static final double SHARPER = 8;

    static final int TWO_HOURS = 1;

    static long tick(long at) {
        return Math.floorDiv(at, STEP) * STEP;
    }

    static ItemSignals of(long tick, long publishedAt, double[] reads, double touches, int readers, long lastTouch) {
        double age = Math.max(0, tick - publishedAt);
        double logAge = Logarithms.log1p(age / HOUR);
        double[] f = new double[Feature.COUNT];
        f[Feature.READS_15_MINUTES.ordinal()] = sharp(reads[0]);
        f[Feature.READS_2_HOURS.ordinal()] = sharp(reads[TWO_HOURS]);
        f[Feature.READS_2_HOURS_IF_OLD.ordinal()] = age >= WEEK ? sharp(reads[TWO_HOURS]) : 0;
        f[Feature.READS_1_DAY.ordinal()] = sharp(reads[2]);
        f[Feature.READS_7_DAYS.ordinal()] = sharp(reads[3]);
        f[Feature.READS_30_DAYS.ordinal()] = sharp(reads[4]);
        f[Feature.TOUCHES_1_DAY.ordinal()] = sharp(touches);
        f[Feature.READERS.ordinal()] = Logarithms.log1p(readers);
        f[Feature.QUIET.ordinal()] = Logarithms.log1p(Math.max(0, tick - lastTouch) / MINUTE);
        f[Feature.AGE.ordinal()] = logAge;
        f[Feature.AGE_SQUARED.ordinal()] = logAge * logAge / 5;
        f[Feature.FIRST_DAY.ordinal()] = age < DAY ? 1 : 0;
        return new ItemSignals(tick, reads, f, logAge);
    }

    private static double sharp(double count) {
        return Logarithms.log1p(SHARPER * count);
    }
}
