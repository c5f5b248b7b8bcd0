package io.rapport.domain.ranking;

import java.util.Arrays;

/** The latest moment for each of a small number of items. */
final class ItemMoments {

    static final long NEVER = Long.MIN_VALUE;

    private int[] items = new int[4];
    private long[] latest = new long[4];
    private int size;

    /** Whether the item had none before. */
    boolean add(int item, long at) {
        int found = Arrays.binarySearch(items, 0, size, item);
        if (found >= 0) {
            latest[found] = Math.max(latest[found], at);
            return false;
        }
        if (size == items.length) {
            items = Arrays.copyOf(items, size + (size >> 1));
            latest = Arrays.copyOf(latest, size + (size >> 1));
        }
        int place = -found - 1;
        System.arraycopy(items, place, items, place + 1, size - place);
        System.arraycopy(latest, place, latest, place + 1, size - place);
        items[place] = item;
        latest[place] = at;
        size++;
        return true;
    }

    long latest(int item) {
        int found = Arrays.binarySearch(items, 0, size, item);
        return found >= 0 ? latest[found] : NEVER;
    }

    int size() {
        return size;
    }
}
