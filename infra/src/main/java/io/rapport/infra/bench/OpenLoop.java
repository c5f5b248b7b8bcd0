package io.rapport.infra.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls at a fixed rate, whether or not earlier calls are answered. Each is timed from when it was due, so that a call that
 * had to wait for others is not taken for a quick one.
 *
 * @param rate calls a second
 */
record OpenLoop(double rate, Duration time) {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    /** Each call's latency in milliseconds, ascending. */
    double[] latencies(Operation operation) throws Exception {
        long calls = Math.max(1, Math.round(rate * time.toNanos() / NANOS_PER_SECOND));
        List<Future<Double>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (long call = 0; call < calls; call++) {
                long number = call;
                long due = start + Math.round(call * NANOS_PER_SECOND / rate);
                awaitUntil(due);
                answers.add(callers.submit(() -> {
                    operation.perform(number);
                    return (System.nanoTime() - due) / NANOS_PER_MILLI;
                }));
            }
        }
        double[] latencies = new double[answers.size()];
        for (int i = 0; i < latencies.length; i++) {
            latencies[i] = answers.get(i).get();
        }
        Arrays.sort(latencies);
        return latencies;
    }

    private static void awaitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
