package io.rapport.infra.evaluation;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** By how many people touched it: each counts 1 at first touch and half as much a half-life later, or for ever. */
final class Popularity implements Contender {

    private final String name;
    private final Naming contents;
    private final double halfLife;
    private double[] counts = new double[1024];
    private long[] asOf = new long[1024];

    /** @param halfLife absent for a count that does not decay */
    Popularity(String name, Naming contents, @Nullable Duration halfLife) {
        this.name = name;
        this.contents = contents;
        this.halfLife = halfLife == null ? Double.POSITIVE_INFINITY : halfLife.toSeconds();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int[] top(int person, long at, int[] candidates, int limit) {
        return Top.of(candidates, limit, content -> count(content, at), contents);
    }

    @Override
    public void observe(int person, int content, long at, boolean first) {
        if (content >= counts.length) {
            counts = Arrays.copyOf(counts, counts.length * 2);
            asOf = Arrays.copyOf(asOf, asOf.length * 2);
        }
        if (first) {
            counts[content] = count(content, at) + 1;
            asOf[content] = at;
        }
    }

    private double count(int content, long at) {
        return counts[content] * Math.pow(2, -(at - asOf[content]) / halfLife);
    }
}
