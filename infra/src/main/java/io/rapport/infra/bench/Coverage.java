package io.rapport.infra.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * How long events wait for a signed checkpoint while others are recorded at a steady rate, beside the time that it takes to
 * record them. In milliseconds.
 */
record Coverage(double p50, double p99, double recorded) {

    static final int EVENTS_PER_SECOND = 2_000;

    private static final int BATCH = 20;
    private static final double MEDIAN = 50;
    private static final double PERCENT = 99;
    private static final double NANOS_PER_MILLI = 1e6;

    /** From when a batch is recorded until a checkpoint in the database covers it. */
    static Coverage measure(AuditedLog log, Duration time) throws Exception {
        Queue<Double> recorded = new ConcurrentLinkedQueue<>();
        Queue<Double> covered = new ConcurrentLinkedQueue<>();
        OpenLoop batches = new OpenLoop((double) EVENTS_PER_SECOND / BATCH, time);
        try (CoverageWatch watch = CoverageWatch.start(log)) {
            var whole = batches.latencies(number -> {
                long start = System.nanoTime();
                log.store()
                        .publish(
                                Stream.generate(ViewedEvents::next).limit(BATCH).toList());
                long end = System.nanoTime();
                recorded.add((end - start) / NANOS_PER_MILLI);
                watch.await(log.head());
                covered.add((System.nanoTime() - end) / NANOS_PER_MILLI);
            });
        }
        double[] ascending = ascending(covered);
        return new Coverage(
                Percentile.of(MEDIAN, ascending),
                Percentile.of(PERCENT, ascending),
                Percentile.of(PERCENT, ascending(recorded)));
    }

    private static double[] ascending(Queue<Double> values) {
        double[] ascending =
                List.copyOf(values).stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(ascending);
        return ascending;
    }
}
