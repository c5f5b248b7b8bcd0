package io.rapport.infra.evaluation;

import java.util.Random;

/** In no order. */
final class RandomOrder implements Contender {

    private final Naming contents;
    private final Random random;

    RandomOrder(Naming contents, long seed) {
        this.contents = contents;
        this.random = new Random(seed);
    }

    @Override
    public String name() {
        return "random";
    }

    @Override
    public int[] top(int person, long at, int[] candidates, int limit) {
        return Top.of(candidates, limit, _ -> random.nextDouble(), contents);
    }

    @Override
    public void observe(int person, int content, long at, boolean first) {}
}
