package io.rapport.domain.ranking;

import java.util.Arrays;

/** The documents that have a term, by their slots in ascending order, with how often the term counts in each. */
final class Postings {

    private final String term;
    private int[] slots = new int[2];
    private int[] counts = new int[2];
    private int size;

    Postings(String term) {
        this.term = term;
    }

    String term() {
        return term;
    }

    /** In how many documents the term is. */
    int size() {
        return size;
    }

    /** @param slot of a document that is not among them */
    void add(int slot, int count) {
        if (size == slots.length) {
            slots = Arrays.copyOf(slots, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        int place = -Arrays.binarySearch(slots, 0, size, slot) - 1;
        System.arraycopy(slots, place, slots, place + 1, size - place);
        System.arraycopy(counts, place, counts, place + 1, size - place);
        slots[place] = slot;
        counts[place] = count;
        size++;
    }

    /** @param slot of a document that is among them */
    void remove(int slot) {
        int place = Arrays.binarySearch(slots, 0, size, slot);
        size--;
        System.arraycopy(slots, place + 1, slots, place, size - place);
        System.arraycopy(counts, place + 1, counts, place, size - place);
    }

    int slot(int n) {
        return slots[n];
    }

    int count(int n) {
        return counts[n];
    }
}
