package io.rapport.domain.ranking;

import io.rapport.domain.shared.ContentId;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A piece of content and all touches of it, in the order of the log, with what is summed from them. When touches are taken
 * away, the sums are folded anew from those that are left, so that they equal, to the bit, sums that never had them.
 */
final class Item {

    private static final double MINUTE = 60_000;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;
    private static final double WEEK = 7 * DAY;

    static final int NOBODY = -1;

    private static final byte FIRST = 1;
    private static final byte PERSONAL = 2;
    private static final byte FIRST_PERSONAL = 4;

    final int index;
    final ContentId id;
    private ItemFacts facts = ItemFacts.NONE;
    private int kind;
    private long publishedAt;
    private int ordinal;

    private int[] readers = new int[4];
    private long[] moments = new long[4];
    private byte[] flags = new byte[4];
    private byte[] specialties = new byte[4];
    private int size;

    private Sums sums = new Sums();

    Item(int index, ContentId id) {
        this.index = index;
        this.id = id;
    }

    /**
     * @param kind the number of its facts among all that differ
     * @param ordinal the place of this publication among all, from 0
     */
    void publish(ItemFacts facts, int kind, long at, int ordinal) {
        this.facts = facts;
        this.kind = kind;
        this.publishedAt = at;
        this.ordinal = ordinal;
    }

    ItemFacts facts() {
        return facts;
    }

    int kind() {
        return kind;
    }

    long publishedAt() {
        return publishedAt;
    }

    /** The place of its publication among all, from 0. */
    int ordinal() {
        return ordinal;
    }

    /** @param specialty the number of the reader's, or {@link Numbering#NONE}; there are some thirty */
    void touch(int reader, long at, Novelty novelty, boolean personal, int specialty) {
        if (size == readers.length) {
            int length = size + (size >> 1);
            readers = Arrays.copyOf(readers, length);
            moments = Arrays.copyOf(moments, length);
            flags = Arrays.copyOf(flags, length);
            specialties = Arrays.copyOf(specialties, length);
        }
        readers[size] = reader;
        moments[size] = at;
        flags[size] = flags(novelty, personal);
        specialties[size] = (byte) specialty;
        count(size);
        size++;
    }

    private static byte flags(Novelty novelty, boolean personal) {
        return (byte) ((novelty.first() ? FIRST : 0)
                | (personal ? PERSONAL : 0)
                | (personal && novelty.firstPersonal() ? FIRST_PERSONAL : 0));
    }

    private boolean is(byte flag, int touch) {
        return (flags[touch] & flag) != 0;
    }

    private void count(int touch) {
        sums.add(moments[touch], is(FIRST, touch), specialties[touch]);
    }

    /** Decides anew about each touch of a reader, in their order. */
    void revise(int reader, Revision revision) {
        int kept = 0;
        int ofReader = 0;
        Novelty novelty = Novelty.FIRST;
        for (int i = 0; i < size; i++) {
            byte revised = flags[i];
            if (readers[i] == reader) {
                Fate fate = revision.fate(ofReader++);
                if (fate == Fate.GONE) {
                    continue;
                }
                boolean personal = is(PERSONAL, i) && fate == Fate.KEPT;
                revised = flags(novelty, personal);
                novelty = novelty.after(personal);
            }
            readers[kept] = readers[i];
            moments[kept] = moments[i];
            flags[kept] = revised;
            specialties[kept] = specialties[i];
            kept++;
        }
        size = kept;
        sums = new Sums();
        for (int i = 0; i < size; i++) {
            count(i);
        }
    }

    /**
     * What a touch is among those of one reader.
     *
     * @param first whether there was none before
     * @param firstPersonal whether there was none before that may be used to recommend
     */
    record Novelty(boolean first, boolean firstPersonal) {

        static final Novelty FIRST = new Novelty(true, true);

        Novelty after(boolean personal) {
            return new Novelty(false, firstPersonal && !personal);
        }
    }

    /** What becomes of the n-th touch of a reader, from 0. */
    interface Revision {
        Fate fate(int touch);
    }

    enum Fate {
        /** Stays as it is. */
        KEPT,
        /** Is not used to recommend any more. */
        COUNTED,
        GONE
    }

    /** Calls for the first touch of each reader who agreed that it is used, newest first, at most {@code most} of them. */
    void eachReader(int most, ReaderVisitor visitor) {
        int visited = 0;
        for (int i = size - 1; i >= 0 && visited < most; i--) {
            if (is(FIRST_PERSONAL, i)) {
                visitor.visit(readers[i], moments[i]);
                visited++;
            }
        }
    }

    interface ReaderVisitor {
        void visit(int reader, long at);
    }

    /** Writes the features that do not depend on the reader, but for {@link Feature#NEWER}, by their ordinals. */
    void writeSignals(long tick, double[] into, int offset) {
        double age = Math.max(0, tick - publishedAt);
        double logAge = Logarithms.log1p(age / HOUR);
        double ofTwoHours = ItemSignals.sharp(readsOfTwoHours(tick));
        into[offset + Feature.READS_15_MINUTES.ordinal()] = sharp(sums.ofQuarterHour, tick);
        into[offset + Feature.READS_2_HOURS.ordinal()] = ofTwoHours;
        into[offset + Feature.READS_2_HOURS_IF_OLD.ordinal()] = age >= WEEK ? ofTwoHours : 0;
        into[offset + Feature.READS_1_DAY.ordinal()] = sharp(sums.ofDay, tick);
        into[offset + Feature.READS_7_DAYS.ordinal()] = sharp(sums.ofWeek, tick);
        into[offset + Feature.READS_30_DAYS.ordinal()] = sharp(sums.ofMonth, tick);
        into[offset + Feature.TOUCHES_1_DAY.ordinal()] = sharp(sums.touches, tick);
        into[offset + Feature.READERS.ordinal()] = Logarithms.log1p(sums.readerCount);
        into[offset + Feature.QUIET.ordinal()] =
                Logarithms.log1p(Math.max(0, tick - Math.max(sums.lastTouch, publishedAt)) / MINUTE);
        into[offset + Feature.AGE.ordinal()] = logAge;
        into[offset + Feature.AGE_SQUARED.ordinal()] = logAge * logAge / 5;
        into[offset + Feature.FIRST_DAY.ordinal()] = age < DAY ? 1 : 0;
    }

    private static double sharp(DecayedCount count, long at) {
        return ItemSignals.sharp(count.at(at));
    }

    double readsOfTwoHours(long at) {
        return sums.ofTwoHours.at(at);
    }

    /** First touches by a specialty. */
    SpecialtyCounts readsBy(int specialty) {
        SpecialtyCounts counts = specialty < sums.bySpecialty.length ? sums.bySpecialty[specialty] : null;
        return counts == null ? SpecialtyCounts.NONE : counts;
    }

    int readerCount() {
        return sums.readerCount;
    }

    private static final class Sums {

        private static final HalfLife QUARTER_HOUR = HalfLife.of(Duration.ofMinutes(15));
        private static final HalfLife TWO_HOURS = HalfLife.of(Duration.ofHours(2));
        private static final HalfLife ONE_DAY = HalfLife.of(Duration.ofDays(1));
        private static final HalfLife ONE_WEEK = HalfLife.of(Duration.ofDays(7));
        private static final HalfLife ONE_MONTH = HalfLife.of(Duration.ofDays(30));

        private final DecayedCount ofQuarterHour = new DecayedCount(QUARTER_HOUR);
        private final DecayedCount ofTwoHours = new DecayedCount(TWO_HOURS);
        private final DecayedCount ofDay = new DecayedCount(ONE_DAY);
        private final DecayedCount ofWeek = new DecayedCount(ONE_WEEK);
        private final DecayedCount ofMonth = new DecayedCount(ONE_MONTH);
        private final DecayedCount touches = new DecayedCount(ONE_DAY);
        private @Nullable SpecialtyCounts[] bySpecialty = new SpecialtyCounts[0];
        private int readerCount;
        private long lastTouch = ItemMoments.NEVER;

        void add(long at, boolean first, int specialty) {
            touches.add(at);
            lastTouch = Math.max(lastTouch, at);
            if (first) {
                readerCount++;
                ofQuarterHour.add(at);
                ofTwoHours.add(at);
                ofDay.add(at);
                ofWeek.add(at);
                ofMonth.add(at);
                if (specialty != Numbering.NONE) {
                    of(specialty).add(at);
                }
            }
        }

        private SpecialtyCounts of(int specialty) {
            if (specialty >= bySpecialty.length) {
                bySpecialty = Arrays.copyOf(bySpecialty, specialty + 1);
            }
            SpecialtyCounts known = bySpecialty[specialty];
            if (known == null) {
                known = new SpecialtyCounts();
                bySpecialty[specialty] = known;
            }
            return known;
        }
    }
}
