package io.rapport.domain.ranking;

import java.util.Arrays;

/** A small set of numbers in ascending order. */
final class IntSet {

    private int[] values = new int[4];
    private int size;

    boolean contains(int value) {
        return Arrays.binarySearch(values, 0, size, value) >= 0;
    }

    /** Whether it was not in it. */
    boolean add(int value) {
        int found = Arrays.binarySearch(values, 0, size, value);
        if (found >= 0) {
            return false;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        int place = -found - 1;
        System.arraycopy(values, place, values, place + 1, size - place);
        values[place] = value;
        size++;
        return true;
    }

    int size() {
        return size;
    }
}
