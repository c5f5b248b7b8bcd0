package io.rapport.infra.bench;

import java.io.IOException;
import java.util.Arrays;

/** @param p95 of the time until a page was read, in milliseconds */
record PageTimes(double p95) {

    private static final double NANOS_PER_MILLI = 1_000_000;

    /** One of several paths. */
    @FunctionalInterface
    interface Paths {
        String path(int number);
    }

    /** @param first the number of the first path, so that rounds need not visit the same ones */
    static PageTimes measure(PageClient client, Paths paths, int first, int reads)
            throws IOException, InterruptedException {
        double[] millis = new double[reads];
        for (int i = 0; i < reads; i++) {
            long began = System.nanoTime();
            client.get(paths.path(first + i));
            millis[i] = (System.nanoTime() - began) / NANOS_PER_MILLI;
        }
        Arrays.sort(millis);
        return new PageTimes(Percentile.of(95, millis));
    }
}
