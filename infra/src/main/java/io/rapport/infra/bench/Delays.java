package io.rapport.infra.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How long messages took until a consumer was handed them, in milliseconds. */
record Delays(double p50, double p99) {

    private static final double MEDIAN = 50;
    private static final double PERCENT = 99;
    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * @param since from when each position counts, by {@link System#nanoTime()}
     * @param reader which has read them all
     */
    static Delays of(Map<Long, Long> since, TopicReader reader) {
        double[] ascending = since.entrySet().stream()
                .mapToDouble(entry -> Math.max(0, reader.arrival(entry.getKey()) - entry.getValue()) / NANOS_PER_MILLI)
                .toArray();
        Arrays.sort(ascending);
        return ofAscending(ascending);
    }

    static Delays of(List<Double> millis) {
        return ofAscending(
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    private static Delays ofAscending(double[] ascending) {
        return new Delays(Percentile.of(MEDIAN, ascending), Percentile.of(PERCENT, ascending));
    }
}
