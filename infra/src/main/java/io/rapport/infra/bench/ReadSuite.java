package io.rapport.infra.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.eventlog.LogScan;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The direct reader, against cursors and the same parsing on as many threads. */
final class ReadSuite implements Suite {

    static final String NAME = "read";

    private static final String SCENARIO = "direct reader";
    private static final String OURS = "direct reader";
    private static final String RAW = "cursors and parsing";
    private static final long SEED = 1;
    private static final int EVENTS = 200_000;
    private static final int LEAST_EVENTS = 5_000;
    private static final Target FLOOR = new Target.RatioAtLeast(0.8);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Measurement> run(BenchRun run) throws Exception {
        int events = run.scaled(EVENTS, LEAST_EVENTS);
        int threads = Runtime.getRuntime().availableProcessors();
        BenchServer server = BenchServer.start(run);
        HikariDataSource pool = server.newDatabase("log").migrated().pool(2 * threads);
        run.progress().say(NAME + ": writing " + events + " events");
        LogTable.fill(pool, SEED, events);
        LogReader reader = LogReader.of(pool);
        RawLogRead raw = new RawLogRead(pool);
        Stopwatch stopwatch = Stopwatch.of(server);
        Rounds<Sample> rounds = Contest.hold(
                run,
                NAME,
                List.of(
                        new Contender<>(OURS, () -> stopwatch.time(() -> read(reader, events))),
                        new Contender<>(RAW, () -> stopwatch.time(() -> raw.read(threads, events)))));
        return List.of(
                measurement(rounds, Metric.perSecond("events"), Sample::perSecond, FLOOR),
                measurement(rounds, Metric.CPU, Sample::cpuMicros, new Target.None()));
    }

    private static long read(LogReader reader, long events) throws InterruptedException {
        long read = 0;
        try (LogScan<LogBatch> scan = reader.scan(0, events)) {
            while (scan.hasNext()) {
                read += scan.next().events().size();
            }
        }
        return read;
    }

    private static Measurement measurement(
            Rounds<Sample> rounds, Metric metric, ToDoubleFunction<Sample> figure, Target target) {
        return Measurement.of(
                NAME, SCENARIO, metric, rounds.series(OURS, figure), RAW, rounds.series(RAW, figure), target);
    }
}
