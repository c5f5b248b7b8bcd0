package io.rapport.domain.ranking;

import java.util.Arrays;

/** A small set of numbers in ascending order. */
final class IntSet {

    private int[] values = new int[4];
    private int size;

    boolean contains(int value) {
        return Arrays.binarySearch(values, 0, size, value) >= 0;
    }

    void add(int value) {
        int found = Arrays.binarySearch(values, 0, size, value);
        if (found >= 0) {
            return;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        int place = -found - 1;
        System.arraycopy(values, place, values, place + 1, size - place);
        values[place] = value;
        size++;
    }
}
