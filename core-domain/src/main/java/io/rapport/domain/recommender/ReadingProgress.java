package io.rapport.domain.recommender;

import java.util.Arrays;
import java.util.function.Consumer;

/** How far a reader is in each item. Kept as columns in the order of the items, since there is one for every first read. */
final class ReadingProgress {

    /** Seen from here on, a piece of content is read to the end. */
    private static final int END_PERCENT = 95;

    /**
     * @param version that was seen last
     * @param depthPercent the deepest that was seen of it
     * @param at when it was last seen, in milliseconds since 1970
     */
    record Seen(int item, int version, int depthPercent, long at) {

        boolean isFinished() {
            return depthPercent >= END_PERCENT;
        }
    }

    private int[] items = new int[2];
    private int[] versions = new int[2];
    private byte[] depths = new byte[2];
    private long[] moments = new long[2];
    private int size;

    void add(Seen seen) {
        int found = Arrays.binarySearch(items, 0, size, seen.item());
        if (found < 0) {
            insert(-found - 1, seen);
        } else if (versions[found] == seen.version()) {
            depths[found] = (byte) Math.max(depths[found], seen.depthPercent());
            moments[found] = seen.at();
        } else {
            set(found, seen);
        }
    }

    private void insert(int place, Seen seen) {
        if (size == items.length) {
            int length = size + (size >> 1) + 1;
            items = Arrays.copyOf(items, length);
            versions = Arrays.copyOf(versions, length);
            depths = Arrays.copyOf(depths, length);
            moments = Arrays.copyOf(moments, length);
        }
        System.arraycopy(items, place, items, place + 1, size - place);
        System.arraycopy(versions, place, versions, place + 1, size - place);
        System.arraycopy(depths, place, depths, place + 1, size - place);
        System.arraycopy(moments, place, moments, place + 1, size - place);
        items[place] = seen.item();
        size++;
        set(place, seen);
    }

    private void set(int place, Seen seen) {
        versions[place] = seen.version();
        depths[place] = (byte) seen.depthPercent();
        moments[place] = seen.at();
    }

    void each(Consumer<Seen> visitor) {
        for (int i = 0; i < size; i++) {
            visitor.accept(new Seen(items[i], versions[i], depths[i], moments[i]));
        }
    }
}
