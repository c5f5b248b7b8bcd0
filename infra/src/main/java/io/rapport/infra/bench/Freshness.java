package io.rapport.infra.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Latencies in milliseconds under one load, ascending.
 *
 * @param actions until an acknowledged action is seen
 * @param rows until an inserted row is seen
 */
record Freshness(double[] actions, double[] rows) {

    private static final double PERCENT = 99;

    /** Probes for as long as the load tool sends. */
    static Freshness measure(FreshnessProbe probe, ChildProcess load) throws Exception {
        List<Double> actions = new ArrayList<>();
        List<Double> rows = new ArrayList<>();
        while (!load.hasWritten(EngagementLoad.ENDS)) {
            actions.add(probe.action());
            rows.add(probe.row());
            load.requireNotFailed();
        }
        return new Freshness(ascending(actions), ascending(rows));
    }

    private static double[] ascending(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    double actionsP99() {
        return Percentile.of(PERCENT, actions);
    }

    double rowsP99() {
        return Percentile.of(PERCENT, rows);
    }
}
