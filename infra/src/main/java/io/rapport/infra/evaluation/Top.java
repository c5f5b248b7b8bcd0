package io.rapport.infra.evaluation;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.IntToDoubleFunction;

/** The candidates with the highest scores, best first; equal scores in the order of ids. */
final class Top {

    private Top() {}

    static int[] of(int[] candidates, int limit, IntToDoubleFunction score, Naming contents) {
        record Scored(int content, double score) {}
        Comparator<Scored> worstFirst = Comparator.comparingDouble(Scored::score)
                .thenComparing(scored -> contents.id(scored.content()), Comparator.reverseOrder());
        PriorityQueue<Scored> best = new PriorityQueue<>(limit + 1, worstFirst);
        for (int candidate : candidates) {
            double value = score.applyAsDouble(candidate);
            if (best.size() < limit || value >= best.element().score()) {
                best.add(new Scored(candidate, value));
                if (best.size() > limit) {
                    best.remove();
                }
            }
        }
        return best.stream()
                .sorted(worstFirst.reversed())
                .mapToInt(Scored::content)
                .toArray();
    }
}
