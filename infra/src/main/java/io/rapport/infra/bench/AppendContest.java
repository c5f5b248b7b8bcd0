package io.rapport.infra.bench;

import java.util.List;

/**
 * One kind of write, by the three ways to append.
 *
 * @param floorAgainstRaw the least ratio to single inserts
 * @param contenders one by each of the names
 */
record AppendContest(String scenario, double floorAgainstRaw, List<Contender<Sample>> contenders) {

    static final String LOG = "log";
    static final String RAW = "raw insert and commit";
    static final String STOCK = "Axon's JDBC engine";

    private static final double FLOOR_AGAINST_STOCK = 2;
    private static final Metric COMMANDS = Metric.perSecond("commands");

    Rounds<Sample> hold(BenchRun run) throws Exception {
        return Contest.hold(run, AppendSuite.NAME + ", " + scenario, contenders);
    }

    List<Measurement> measurements(Rounds<Sample> rounds) {
        return List.of(
                throughput(rounds, RAW, floorAgainstRaw),
                throughput(rounds, STOCK, FLOOR_AGAINST_STOCK),
                cpu(rounds, RAW),
                cpu(rounds, STOCK));
    }

    private Measurement throughput(Rounds<Sample> rounds, String baseline, double floor) {
        return Measurement.of(
                AppendSuite.NAME,
                scenario,
                COMMANDS,
                rounds.series(LOG, Sample::perSecond),
                baseline,
                rounds.series(baseline, Sample::perSecond),
                new Target.RatioAtLeast(floor));
    }

    private Measurement cpu(Rounds<Sample> rounds, String baseline) {
        return Measurement.of(
                AppendSuite.NAME,
                scenario,
                Metric.CPU,
                rounds.series(LOG, Sample::cpuMicros),
                baseline,
                rounds.series(baseline, Sample::cpuMicros),
                new Target.None());
    }
}
