package io.rapport.infra.importer;

/**
 * Counts how often keys occur: an open-addressing table of longs and ints. It is between three and six eighths full after
 * growing first, so that it takes 16 to 32 bytes per key, where a map of strings would take some 150.
 *
 * <p>Keys are expected to be hashes already. Two actions of one 64-bit hash would share a count; their ids, of 128 bits
 * and the count, would differ all the same.
 */
final class OccurrenceCounter {

    private static final long EMPTY = 0;
    private static final double FULL = 0.75;

    private long[] keys;
    private int[] counts;
    private int size;

    OccurrenceCounter() {
        this(1 << 16);
    }

    /** @param capacity a power of two */
    OccurrenceCounter(int capacity) {
        this.keys = new long[capacity];
        this.counts = new int[capacity];
    }

    /** How often {@code key} occurred before, counting this occurrence for the next time. */
    int next(long key) {
        long present = key == EMPTY ? 1 : key;
        int slot = slot(keys, present);
        if (keys[slot] == EMPTY) {
            if (size + 1 > keys.length * FULL) {
                grow();
                slot = slot(keys, present);
            }
            keys[slot] = present;
            size++;
        }
        return counts[slot]++;
    }

    private static int slot(long[] keys, long key) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (keys[slot] != EMPTY && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] grownKeys = new long[keys.length * 2];
        int[] grownCounts = new int[grownKeys.length];
        for (int old = 0; old < keys.length; old++) {
            if (keys[old] != EMPTY) {
                int slot = slot(grownKeys, keys[old]);
                grownKeys[slot] = keys[old];
                grownCounts[slot] = counts[old];
            }
        }
        keys = grownKeys;
        counts = grownCounts;
    }
}
