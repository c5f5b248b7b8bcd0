package io.rapport.domain.ranking;

import java.util.Arrays;

/** Moments in ascending order, which mostly come in that order. */
final class Moments {

    private long[] values = new long[4];
    private int size;

    void add(long moment) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        int place = size;
        while (place > 0 && values[place - 1] > moment) {
            place--;
        }
        System.arraycopy(values, place, values, place + 1, size - place);
        values[place] = moment;
        size++;
    }

    /** Counts those that are later than others: quickly where these come in order, or nearly so. */
    final class Cursor {

        private int place;

        /** How many are later than {@code moment}. */
        int after(long moment) {
            while (place < size && values[place] <= moment) {
                place++;
            }
            while (place > 0 && values[place - 1] > moment) {
                place--;
            }
            return size - place;
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    long last() {
        return values[size - 1];
    }
}
