package io.rapport.infra.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.ranking.Calibration;
import io.rapport.domain.ranking.LinearTrainer;
import io.rapport.domain.recommender.ModelTraining;
import io.rapport.domain.recommender.TrainingSize;
import io.rapport.domain.recommender.TrainingSurvey;
import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.eventlog.LogScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What it takes to train a model on a long log and evaluate it, beside what it takes to read that log twice.
 */
final class TrainingSuite implements Suite {

    private static final String NAME = "training";

    private static final long SEED = 1;
    private static final int EVENTS = 5_000_000;
    private static final int LEAST_EVENTS = 20_000;
    private static final int STEP = 500_000;
    private static final int AUDIENCE = 10_000;
    private static final int LEAST_AUDIENCE = 50;
    private static final int CONNECTIONS = 8;
    private static final Target WITHIN = new Target.ValueAtMost(600, "s");
    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Measurement> run(BenchRun run) throws Exception {
        int events = run.scaled(EVENTS, LEAST_EVENTS);
        int audience = run.scaled(AUDIENCE, LEAST_AUDIENCE);
        BenchServer server = BenchServer.start(run);
        HikariDataSource pool = server.newDatabase("log").migrated().pool(CONNECTIONS);
        ReadingLog readings = new ReadingLog(SEED, events, audience, audience);
        for (int done = 0; done < events; done += STEP) {
            int next = Math.min(done + STEP, events);
            LogTable.append(pool, readings::next, done + 1, next);
            run.progress().say(String.format(Locale.ROOT, "%s: %,d of %,d events", NAME, next, events));
        }
        LogReader log = LogReader.of(pool);
        Stopwatch stopwatch = Stopwatch.of(server);
        List<Double> reading = new ArrayList<>();
        List<Double> training = new ArrayList<>();
        for (int round = 1; round <= run.repeats(); round++) {
            run.progress().say(NAME + ": round " + round + " of " + run.repeats());
            reading.add(seconds(stopwatch.time(() -> {
                read(log, events, _ -> {});
                read(log, events, _ -> {});
                return 1L;
            })));
            training.add(seconds(stopwatch.time(() -> train(log, events))));
        }
        return List.of(Measurement.of(
                NAME,
                String.format(Locale.ROOT, "%,d events, %,d HCPs and items", events, audience),
                new Metric("one model", "s"),
                new Series(training),
                "reading twice",
                new Series(reading),
                WITHIN));
    }

    private static long train(LogReader log, long to) throws InterruptedException {
        TrainingSize size = TrainingSize.DEFAULT;
        TrainingSurvey survey = new TrainingSurvey(ReadingLog.end().minus(size.window()), size, SEED);
        read(log, to, survey::apply);
        ModelTraining training = new ModelTraining(
                new PurposeCatalogue(List.of()),
                survey.plan(),
                size,
                SEED,
                (fitting, calibration) -> Calibration.calibrated(LinearTrainer.train(fitting, _ -> {}), calibration),
                null);
        read(log, to, training::apply);
        return training.figures().targets() > 0 ? 1 : 0;
    }

    private static void read(LogReader log, long to, Consumer<RecordedEvent> fold) throws InterruptedException {
        try (LogScan<LogBatch> scan = log.scan(0, to)) {
            while (scan.hasNext()) {
                scan.next().events().forEach(fold);
            }
        }
    }

    private static double seconds(Sample sample) {
        return sample.elapsed().toNanos() / NANOS_PER_SECOND;
    }
}
