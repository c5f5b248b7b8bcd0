package io.rapport.infra.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What appending to a long log and reading its end cost, against the same with a hundredth of the events. After a checkpoint,
 * PostgreSQL logs each page as a whole when it first changes, and each new stream is somewhere else in an index that grows
 * with the log: so appending is measured both straight after a checkpoint and when most pages were changed since.
 */
final class GrowthSuite implements Suite {

    private static final String NAME = "growth";

    private static final int EVENTS = 10_000_000;
    private static final int LEAST = 100_000;
    private static final int HUNDREDTH = 100;
    private static final int APPENDED = 10_000;

    /** Touches most pages of the index. */
    private static final int APPENDED_BEFORE = 300_000;

    /** For the compiler of this process. */
    private static final int WARM_UP = 50_000;

    private static final int TAILED = 40_000;

    private static final Target CEILING = new Target.RatioAtMost(1.15);

    /** As for a server that is to hold such a log: its index fits into memory, and checkpoints are far apart. */
    private static final List<String> SIZED =
            List.of("shared_buffers=2GB", "max_wal_size=8GB", "checkpoint_timeout=30min");

    /** They speed up the filling, and are the same for both logs. */
    private static final List<String> FILLING =
            List.of("wal_level=minimal", "max_wal_senders=0", "maintenance_work_mem=256MB");

    @FunctionalInterface
    private interface LogOperation {
        Sample on(GrownLog log) throws Exception;
    }

    /** One operation on either log. */
    @FunctionalInterface
    private interface Contenders {
        List<Contender<Sample>> of(LogOperation operation);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Measurement> run(BenchRun run) throws Exception {
        int events = run.scaled(EVENTS, LEAST);
        BenchServer server = BenchServer.start(
                run, Stream.concat(SIZED.stream(), FILLING.stream()).toArray(String[]::new));
        var unused = GrownLog.create(run, server, "warm", HUNDREDTH).append(run.scaled(WARM_UP, HUNDREDTH));
        GrownLog small = GrownLog.create(run, server, "small", events / HUNDREDTH);
        GrownLog large = GrownLog.create(run, server, "large", events);
        int appended = run.scaled(APPENDED, HUNDREDTH);
        int tailed = Math.min(TAILED, events / HUNDREDTH);

        Contenders contenders = operation -> List.of(
                new Contender<>(name(events), () -> operation.on(large)),
                new Contender<>(name(events / HUNDREDTH), () -> operation.on(small)));

        Rounds<Sample> afterCheckpoint = Contest.hold(
                run, NAME + ", append after a checkpoint", contenders.of(log -> log.appendAfterCheckpoint(appended)));
        var touched = large.append(run.scaled(APPENDED_BEFORE, HUNDREDTH));
        Rounds<Sample> append = Contest.hold(run, NAME + ", append", contenders.of(log -> log.append(appended)));
        Rounds<Sample> tail = Contest.hold(run, NAME + ", tail", contenders.of(log -> log.tail(tailed)));

        List<Measurement> measurements = new ArrayList<>();
        measurements.addAll(measurements("append time", "append CPU", append, events, CEILING));
        measurements.addAll(measurements("cold append", "cold CPU", afterCheckpoint, events, new Target.None()));
        measurements.addAll(measurements("tail time", "tail CPU", tail, events, CEILING));
        return measurements;
    }

    private static String name(int events) {
        return String.format(Locale.ROOT, "%,d events", events);
    }

    private static List<Measurement> measurements(
            String time, String cpu, Rounds<Sample> rounds, int events, Target target) {
        return List.of(
                measurement(new Metric(time, "us"), rounds, events, Sample::micros, target),
                measurement(new Metric(cpu, "us"), rounds, events, Sample::cpuMicros, target));
    }

    private static Measurement measurement(
            Metric metric, Rounds<Sample> rounds, int events, ToDoubleFunction<Sample> figure, Target target) {
        String large = name(events);
        String small = name(events / HUNDREDTH);
        return Measurement.of(
                NAME, large, metric, rounds.series(large, figure), small, rounds.series(small, figure), target);
    }
}
