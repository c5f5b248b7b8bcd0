package io.rapport.infra.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.projection.engagement.TimelineProjection;
import io.rapport.projection.hcp.HcpProfileProjection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

/**
 * A whole replay, from when it is asked for until its slots keep up with the log, indexes included, against two of Axon's
 * pooled processors side by side, at the best of three batch sizes. They do less: their tables keep their indexes, and they
 * get a shorter log.
 */
record ReplayRate(ReplayedApplication application) {

    private static final String OURS = "profile and timeline";
    private static final long SEED = 1;

    /** By which the log of the baseline is shorter. */
    private static final int SHARE = 20;

    private static final int CONNECTIONS = 12;

    List<Measurement> measure(BenchRun run) throws Exception {
        List<Contender<Sample>> contenders = new ArrayList<>();
        contenders.add(new Contender<>(OURS, () -> application.stopwatch().time(this::replay)));
        contenders.addAll(baselines(run, application.events() / SHARE));
        Rounds<Sample> rounds = Contest.hold(run, ReplaySuite.NAME + ", whole", contenders);
        String best = RebuildSuite.best(rounds);
        return List.of(
                measurement(rounds, Metric.perSecond("events"), Sample::perSecond, best),
                measurement(rounds, Metric.CPU, Sample::cpuMicros, best));
    }

    private long replay() throws Exception {
        OperatorClient operator = application.operator();
        long id = operator.replay();
        operator.awaitReady(id, () -> {});
        return operator.find(id).position();
    }

    private static List<Contender<Sample>> baselines(BenchRun run, int events) throws Exception {
        BenchServer server = BenchServer.start(run);
        HikariDataSource pool = server.newDatabase("log").migrated().pool(CONNECTIONS);
        LogTable.fill(pool, SEED, events);
        Stopwatch stopwatch = Stopwatch.of(server);
        List<PooledRebuild> pooled = List.of(
                run.resources().add(new PooledRebuild(new HcpProfileProjection(), pool)),
                run.resources().add(new PooledRebuild(new TimelineProjection(), pool)));
        return RebuildSuite.BATCH_SIZES.stream()
                .map(batchSize -> new Contender<>(RebuildSuite.axon(batchSize), () -> {
                    pooled.forEach(PooledRebuild::reset);
                    return stopwatch.time(() -> sideBySide(pooled, events, batchSize));
                }))
                .toList();
    }

    private static long sideBySide(List<PooledRebuild> pooled, int events, int batchSize) throws Exception {
        try (ExecutorService sides = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> runs = pooled.stream()
                    .map(rebuild -> sides.submit(() -> rebuild.run(events, batchSize)))
                    .toList();
            for (Future<Long> done : runs) {
                var unused = done.get();
            }
        }
        return events;
    }

    private static Measurement measurement(
            Rounds<Sample> rounds, Metric metric, ToDoubleFunction<Sample> figure, String baseline) {
        return Measurement.of(
                ReplaySuite.NAME,
                OURS,
                metric,
                rounds.series(OURS, figure),
                baseline,
                rounds.series(baseline, figure),
                new Target.None());
    }
}
