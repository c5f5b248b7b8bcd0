package io.rapport.domain.contact;

import io.rapport.domain.shared.Channel;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * In which quarters of an hour one HCP did something, on which channel and under which consent; however much it was, it is
 * kept once, in 8 bytes. An occasion is an hour of the HCP's with something in it on one channel. To add one is O(1) but for
 * growth and for what comes late.
 */
final class Occasions {

    static final long QUARTER_SECONDS = 15 * 60;

    private static final int CHANNEL_SHIFT = 20;
    private static final int QUARTER_SHIFT = 24;
    private static final long TARGET_MASK = (1L << CHANNEL_SHIFT) - 1;
    private static final Channel[] CHANNELS = Channel.values();

    /** Further apart, no two quarters are of one hour, not even of one that comes twice. */
    private static final int HOUR_TWICE = 8;

    /** In ascending order: by quarter, then channel, then target. */
    private long[] keys = new long[4];

    private int size;

    /** @param target the number of what was consented to */
    void add(long quarter, Channel channel, int target) {
        long key = quarter << QUARTER_SHIFT | (long) channel.ordinal() << CHANNEL_SHIFT | target;
        int found = Arrays.binarySearch(keys, 0, size, key);
        if (found >= 0) {
            return;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size + (size >> 1));
        }
        int place = -found - 1;
        System.arraycopy(keys, place, keys, place + 1, size - place);
        keys[place] = key;
        size++;
    }

    /** Whether something was done on the channel in the hour of the quarter. */
    boolean include(long quarter, Channel channel, LocalHours hours) {
        long hour = hour(quarter, hours);
        // From the latest on, since most of what is added follows what was added last.
        for (int i = from(quarter + HOUR_TWICE) - 1; i >= 0 && quarter(keys[i]) >= quarter - HOUR_TWICE; i--) {
            if (channel(keys[i]) == channel && hour(quarter(keys[i]), hours) == hour) {
                return true;
            }
        }
        return false;
    }

    /** Where the first key of a quarter is, or would be. */
    private int from(long quarter) {
        int found = Arrays.binarySearch(keys, 0, size, quarter << QUARTER_SHIFT);
        return found < 0 ? -found - 1 : found;
    }

    void remove(IntPredicate targets) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!targets.test(target(keys[i]))) {
                keys[kept++] = keys[i];
            }
        }
        size = kept;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Counts each occasion of these targets once. */
    void count(LocalHours hours, IntPredicate targets, Counter counter) {
        long[] last = new long[CHANNELS.length];
        Arrays.fill(last, Long.MIN_VALUE);
        for (int i = 0; i < size; i++) {
            Channel channel = channel(keys[i]);
            if (targets.test(target(keys[i]))) {
                long hour = hour(quarter(keys[i]), hours);
                if (hour != last[channel.ordinal()]) {
                    last[channel.ordinal()] = hour;
                    counter.count(LocalHours.week(hour), Cells.occasion(channel, hour));
                }
            }
        }
    }

    static long hour(long quarter, LocalHours hours) {
        return hours.at(quarter * QUARTER_SECONDS);
    }

    private static long quarter(long key) {
        return key >> QUARTER_SHIFT;
    }

    private static Channel channel(long key) {
        return CHANNELS[(int) (key >> CHANNEL_SHIFT) & 0xF];
    }

    private static int target(long key) {
        return (int) (key & TARGET_MASK);
    }
}
