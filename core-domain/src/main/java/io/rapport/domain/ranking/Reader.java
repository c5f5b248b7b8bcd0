package io.rapport.domain.ranking;

import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.ranking.Item.Fate;
import io.rapport.domain.ranking.Item.Novelty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A reader's touches, in the order of the log, and what is folded from those that may be used to recommend. */
final class Reader {

    /** A pause of half an hour ends a visit, as in web analytics. */
    private static final long VISIT_PAUSE = 30 * 60_000;

    /** How much an earlier read counts for the habit, against one later. */
    private static final double HABIT_DECAY = 0.9;

    private static final double HOUR = 3_600_000;

    final int index;

    private int[] items = new int[4];
    private long[] moments = new long[4];
    private float[] logAges = new float[4];
    private boolean[] personal = new boolean[4];
    private @Nullable ConsentTarget[] targets = new ConsentTarget[4];
    private int size;

    private final List<TopicSearch> searches = new ArrayList<>();
    private IntSet touched = new IntSet();
    private Profile profile = new Profile();

    Reader(int index) {
        this.index = index;
    }

    /** What a touch of the item would be that is not among those here yet. */
    Novelty novelty(int item) {
        return new Novelty(!touched.contains(item), profile.latest(item) == ItemMoments.NEVER);
    }

    /** @param age of the item, in milliseconds */
    void touch(int item, long at, long age, ConsentTarget target, boolean isPersonal) {
        if (size == items.length) {
            int length = size + (size >> 1);
            items = Arrays.copyOf(items, length);
            moments = Arrays.copyOf(moments, length);
            logAges = Arrays.copyOf(logAges, length);
            personal = Arrays.copyOf(personal, length);
            targets = Arrays.copyOf(targets, length);
        }
        items[size] = item;
        moments[size] = at;
        logAges[size] = (float) Logarithms.log1p(Math.max(0, age) / HOUR);
        personal[size] = isPersonal;
        targets[size] = target;
        fold(size);
        size++;
    }

    private void fold(int touch) {
        touched.add(items[touch]);
        if (personal[touch]) {
            profile.add(items[touch], moments[touch], logAges[touch]);
        }
    }

    void search(TopicSearch search) {
        searches.add(search);
    }

    /** The last ones, newest first. */
    List<TopicSearch> searches(int most) {
        return searches.reversed().subList(0, Math.min(most, searches.size()));
    }

    /** They serve for nothing but to recommend. */
    void reviseSearches(Function<ConsentTarget, Fate> decision) {
        searches.removeIf(search -> decision.apply(search.target()) != Fate.KEPT);
    }

    boolean isEmpty() {
        return size == 0 && searches.isEmpty();
    }

    /** Takes from this reader what the fates say, in the order of the touches, and folds what is left anew. */
    void revise(Fate[] fates) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (fates[i] == Fate.GONE) {
                continue;
            }
            items[kept] = items[i];
            moments[kept] = moments[i];
            logAges[kept] = logAges[i];
            personal[kept] = personal[i] && fates[i] == Fate.KEPT;
            targets[kept] = targets[i];
            kept++;
        }
        Arrays.fill(targets, kept, size, null);
        size = kept;
        touched = new IntSet();
        profile = new Profile();
        for (int i = 0; i < size; i++) {
            fold(i);
        }
    }

    Fate[] fates(Function<ConsentTarget, Fate> decision) {
        Fate[] fates = new Fate[size];
        for (int i = 0; i < size; i++) {
            ConsentTarget target = targets[i];
            fates[i] = target == null ? Fate.GONE : decision.apply(target);
        }
        return fates;
    }

    int item(int touch) {
        return items[touch];
    }

    Profile profile() {
        return profile;
    }

    /** What may be used to recommend. */
    static final class Profile {

        private final ItemMoments latest = new ItemMoments();
        private int[] reads = new int[4];
        private long[] moments = new long[4];
        private final Moments visits = new Moments();
        private double ages;
        private double agesWeight;
        private long lastSeen = ItemMoments.NEVER;

        private void add(int item, long at, double logAge) {
            if (visits.isEmpty() || at - visits.last() > VISIT_PAUSE && at - lastSeen > VISIT_PAUSE) {
                visits.add(at);
            }
            lastSeen = Math.max(lastSeen, at);
            if (latest.add(item, at)) {
                int read = latest.size() - 1;
                if (read == reads.length) {
                    reads = Arrays.copyOf(reads, read + (read >> 1));
                    moments = Arrays.copyOf(moments, read + (read >> 1));
                }
                reads[read] = item;
                moments[read] = at;
                ages = ages * HABIT_DECAY + logAge;
                agesWeight = agesWeight * HABIT_DECAY + 1;
            }
        }

        /** How many different items. */
        int reads() {
            return latest.size();
        }

        /** The n-th item that was read for the first time, from 0. */
        int read(int n) {
            return reads[n];
        }

        long readAt(int n) {
            return moments[n];
        }

        /** When something was last done with the item, or {@link ItemMoments#NEVER}. */
        long latest(int item) {
            return latest.latest(item);
        }

        long lastSeen() {
            return lastSeen;
        }

        Moments.Cursor visits() {
            return visits.new Cursor();
        }

        /** The mean logarithm of the ages in hours of what was read, when it was; recent reads count more. */
        double habit(double unknown) {
            return agesWeight == 0 ? unknown : ages / agesWeight;
        }
    }
}
