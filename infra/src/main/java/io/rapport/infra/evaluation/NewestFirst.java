package io.rapport.infra.evaluation;

import java.util.Arrays;

/** By when it first occurred, the latest first. */
final class NewestFirst implements Contender {

    private final Naming contents;
    private long[] firstAt = new long[1024];
    private int known;

    NewestFirst(Naming contents) {
        this.contents = contents;
    }

    @Override
    public String name() {
        return "newest-first";
    }

    @Override
    public int[] top(int person, long at, int[] candidates, int limit) {
        return Top.of(candidates, limit, content -> firstAt[content], contents);
    }

    @Override
    public void observe(int person, int content, long at, boolean first) {
        if (content >= known) {
            if (content >= firstAt.length) {
                firstAt = Arrays.copyOf(firstAt, firstAt.length * 2);
            }
            firstAt[content] = at;
            known = content + 1;
        }
    }
}
