package io.rapport.infra.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * The 99th percentile in milliseconds, under one load.
 *
 * @param actions until an acknowledged action is seen
 * @param rows until an inserted row is seen
 */
record Freshness(double actions, double rows) {

    private static final double PERCENT = 99;

    /** Probes for as long as the load tool sends. */
    static Freshness measure(FreshnessProbe probe, ChildProcess load) throws Exception {
        List<Double> actions = new ArrayList<>();
        List<Double> rows = new ArrayList<>();
        while (!load.hasWritten(LoadTool.ENDS)) {
            actions.add(probe.action());
            rows.add(probe.row());
            load.requireNotFailed();
        }
        return new Freshness(p99(actions), p99(rows));
    }

    private static double p99(List<Double> values) {
        return Percentile.of(
                PERCENT,
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }
}
