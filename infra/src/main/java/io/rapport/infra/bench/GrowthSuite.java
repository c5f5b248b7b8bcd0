package io.rapport.infra.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What appending to a long log and reading its end cost, against the same with a hundredth of the events. */
final class GrowthSuite implements Suite {

    private static final String NAME = "growth";

    private static final int EVENTS = 10_000_000;
    private static final int LEAST = 100_000;
    private static final int HUNDREDTH = 100;
    private static final int APPENDED = 10_000;
    private static final int TAILED = 40_000;

    private static final Target CEILING = new Target.RatioAtMost(1.15);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Measurement> run(BenchRun run) throws Exception {
        int events = run.scaled(EVENTS, LEAST);
        BenchServer server =
                // They speed up the filling, and are the same for both logs.
                BenchServer.start(run, "wal_level=minimal", "max_wal_senders=0", "maintenance_work_mem=256MB");
        GrownLog small = GrownLog.create(run, server, "small", events / HUNDREDTH);
        GrownLog large = GrownLog.create(run, server, "large", events);
        int appended = run.scaled(APPENDED, HUNDREDTH);
        int tailed = Math.min(TAILED, events / HUNDREDTH);

        List<Measurement> measurements = new ArrayList<>();
        measurements.addAll(measurements(
                "append",
                Contest.hold(
                        run,
                        NAME + ", append",
                        List.of(
                                new Contender<>(name(events), () -> large.append(appended)),
                                new Contender<>(name(events / HUNDREDTH), () -> small.append(appended)))),
                events));
        measurements.addAll(measurements(
                "tail",
                Contest.hold(
                        run,
                        NAME + ", tail",
                        List.of(
                                new Contender<>(name(events), () -> large.tail(tailed)),
                                new Contender<>(name(events / HUNDREDTH), () -> small.tail(tailed)))),
                events));
        return measurements;
    }

    private static String name(int events) {
        return String.format(Locale.ROOT, "%,d events", events);
    }

    private static List<Measurement> measurements(String what, Rounds<Sample> rounds, int events) {
        return List.of(
                measurement(new Metric(what + " time", "us"), rounds, events, Sample::micros),
                measurement(new Metric(what + " CPU", "us"), rounds, events, Sample::cpuMicros));
    }

    private static Measurement measurement(
            Metric metric, Rounds<Sample> rounds, int events, ToDoubleFunction<Sample> figure) {
        String large = name(events);
        String small = name(events / HUNDREDTH);
        return Measurement.of(
                NAME, large, metric, rounds.series(large, figure), small, rounds.series(small, figure), CEILING);
    }
}
