package io.rapport.domain.ranking;

import io.rapport.domain.shared.ContentId;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of content and all touches of it, in the order of the log, with what is summed from them. When touches are taken
 * away, the sums are folded anew from those that are left, so that they equal, to the bit, sums that never had them.
 */
final class Item {

    static final List<HalfLife> HALF_LIVES = List.of(
            HalfLife.of(Duration.ofMinutes(15)),
            HalfLife.of(Duration.ofHours(2)),
            HalfLife.of(Duration.ofDays(1)),
            HalfLife.of(Duration.ofDays(7)),
            HalfLife.of(Duration.ofDays(30)));

    private static final HalfLife OF_TOUCHES = HalfLife.of(Duration.ofDays(1));
    private static final HalfLife OF_SPECIALTIES = HalfLife.of(Duration.ofDays(7));

    static final int NOBODY = -1;

    private static final byte FIRST = 1;
    private static final byte PERSONAL = 2;
    private static final byte FIRST_PERSONAL = 4;

    final int index;
    final ContentId id;
    private ItemFacts facts;
    private long publishedAt;
    private int ordinal;

    private int[] readers = new int[4];
    private long[] moments = new long[4];
    private byte[] flags = new byte[4];
    private @Nullable String[] specialties = new String[4];
    private int size;

    private Sums sums = new Sums();
    private volatile @Nullable ItemSignals signals;

    Item(int index, ContentId id, ItemFacts facts, long publishedAt, int ordinal) {
        this.index = index;
        this.id = id;
        this.facts = facts;
        this.publishedAt = publishedAt;
        this.ordinal = ordinal;
    }

    void publish(ItemFacts facts, long at, int ordinal) {
        this.facts = facts;
        this.publishedAt = at;
        this.ordinal = ordinal;
        signals = null;
    }

    ItemFacts facts() {
        return facts;
    }

    long publishedAt() {
        return publishedAt;
    }

    /** The place of its publication among all, from 0. */
    int ordinal() {
        return ordinal;
    }

    void touch(int reader, long at, boolean personal, @Nullable String specialty) {
        if (size == readers.length) {
            readers = Arrays.copyOf(readers, size * 2);
            moments = Arrays.copyOf(moments, size * 2);
            flags = Arrays.copyOf(flags, size * 2);
            specialties = Arrays.copyOf(specialties, size * 2);
        }
        readers[size] = reader;
        moments[size] = at;
        flags[size] = personal ? PERSONAL : 0;
        specialties[size] = specialty;
        count(size);
        size++;
        signals = null;
    }

    private void count(int touch) {
        boolean first = readers[touch] == NOBODY || sums.readers.add(readers[touch]);
        boolean personal = (flags[touch] & PERSONAL) != 0;
        boolean firstPersonal = personal && readers[touch] != NOBODY && sums.personalReaders.add(readers[touch]);
        flags[touch] = (byte) ((personal ? PERSONAL : 0) | (first ? FIRST : 0) | (firstPersonal ? FIRST_PERSONAL : 0));
        sums.add(moments[touch], first, specialties[touch]);
    }

    /** Decides anew about each touch of a reader, in their order. */
    void revise(int reader, Revision revision) {
        int kept = 0;
        int ofReader = 0;
        for (int i = 0; i < size; i++) {
            byte flag = flags[i];
            if (readers[i] == reader) {
                Fate fate = revision.fate(ofReader++);
                if (fate == Fate.GONE) {
                    continue;
                }
                flag = fate == Fate.COUNTED ? 0 : flag;
            }
            readers[kept] = readers[i];
            moments[kept] = moments[i];
            flags[kept] = flag;
            specialties[kept] = specialties[i];
            kept++;
        }
        Arrays.fill(specialties, kept, size, null);
        size = kept;
        sums = new Sums();
        for (int i = 0; i < size; i++) {
            count(i);
        }
        signals = null;
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
            if ((flags[i] & FIRST_PERSONAL) != 0) {
                visitor.visit(readers[i], moments[i]);
                visited++;
            }
        }
    }

    interface ReaderVisitor {
        void visit(int reader, long at);
    }

    /** What the item's features are made of, by a clock that ticks every ten seconds; kept until then or the next touch. */
    ItemSignals signals(long at) {
        long tick = ItemSignals.tick(at);
        ItemSignals known = signals;
        if (known == null || known.tick() != tick) {
            known = sums.signals(tick, publishedAt);
            signals = known;
        }
        return known;
    }

    /** First touches by a specialty, decayed with a half-life of 7 days. */
    double readsBySpecialty(String specialty, long at) {
        DecayedCount count = sums.bySpecialty.get(specialty);
        return count == null ? 0 : count.at(at);
    }

    int readerCount() {
        return sums.readerCount;
    }

    private static final class Sums {

        private final DecayedCount[] reads =
                HALF_LIVES.stream().map(DecayedCount::new).toArray(DecayedCount[]::new);
        private final DecayedCount touches = new DecayedCount(OF_TOUCHES);
        private final Map<String, DecayedCount> bySpecialty = new HashMap<>();
        private final IntSet readers = new IntSet();
        private final IntSet personalReaders = new IntSet();
        private int readerCount;
        private long lastTouch = ItemMoments.NEVER;

        void add(long at, boolean first, @Nullable String specialty) {
            touches.add(at);
            lastTouch = Math.max(lastTouch, at);
            if (first) {
                readerCount++;
                for (DecayedCount count : reads) {
                    count.add(at);
                }
                if (specialty != null) {
                    bySpecialty
                            .computeIfAbsent(specialty, _ -> new DecayedCount(OF_SPECIALTIES))
                            .add(at);
                }
            }
        }

        ItemSignals signals(long tick, long publishedAt) {
            double[] decayed = new double[reads.length];
            for (int i = 0; i < reads.length; i++) {
                decayed[i] = reads[i].at(tick);
            }
            return ItemSignals.of(
                    tick, publishedAt, decayed, touches.at(tick), readerCount, Math.max(lastTouch, publishedAt));
        }
    }
}
