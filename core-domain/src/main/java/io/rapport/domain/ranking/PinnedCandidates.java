package io.rapport.domain.ranking;

import io.rapport.domain.ranking.Ranker.Question;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/**
 * The candidates that wait for the places they are pinned to, in the order of these. Each comes to its place or, where the
 * list is too short for that, to its end. Where there are more than places, those pinned to the last ones are not listed.
 */
final class PinnedCandidates {

    /** @param candidate its place among the question's candidates */
    private record Pinned(int candidate, int item, int place) {}

    private final Queue<Pinned> waiting;
    private final int length;

    /** @param length of the list */
    PinnedCandidates(Question question, int length) {
        List<Pinned> pinned = new ArrayList<>();
        for (int i = 0; i < question.candidates().length && !question.pins().isEmpty(); i++) {
            int item = question.candidates()[i];
            Integer place = question.pins().get(item);
            if (place != null) {
                pinned.add(new Pinned(i, item, place));
            }
        }
        pinned.sort(Comparator.comparingInt(Pinned::place).thenComparingInt(Pinned::item));
        this.waiting = new ArrayDeque<>(pinned.subList(0, Math.min(length, pinned.size())));
        this.length = length;
    }

    List<Integer> candidates() {
        return waiting.stream().map(Pinned::candidate).toList();
    }

    int count() {
        return waiting.size();
    }

    /** Whether the next of them comes to this place: it is its own, or there are no more places than are needed. */
    boolean areDue(int place) {
        Pinned next = waiting.peek();
        return next != null && (next.place() <= place || waiting.size() > length - place);
    }

    int next() {
        return waiting.remove().candidate();
    }
}
