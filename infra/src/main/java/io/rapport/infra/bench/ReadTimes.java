package io.rapport.infra.bench;

import io.rapport.infra.security.Role;
import java.io.IOException;
import java.util.Arrays;

/** @param p99 of the time until an answer was read, in milliseconds */
record ReadTimes(double p99) {

    private static final double NANOS_PER_MILLI = 1_000_000;

    static ReadTimes measure(ApiClient api, Role role, String path, int reads)
            throws IOException, InterruptedException {
        double[] millis = new double[reads];
        for (int i = 0; i < reads; i++) {
            long began = System.nanoTime();
            api.get(role, path);
            millis[i] = (System.nanoTime() - began) / NANOS_PER_MILLI;
        }
        Arrays.sort(millis);
        return new ReadTimes(Percentile.of(99, millis));
    }
}
