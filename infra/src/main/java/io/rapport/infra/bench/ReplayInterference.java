package io.rapport.infra.bench;

import io.rapport.infra.bench.SteadyLoad.Latencies;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How long commands and reads take while a replay runs, against the same without. */
record ReplayInterference(ReplayedApplication application) {

    private static final String BESIDE = "beside a replay";
    private static final String ALONE = "no replay";
    private static final Duration LOADED = Duration.ofSeconds(15);
    private static final Duration BRIEFLY = Duration.ofSeconds(1);
    private static final int WARM_UP_CALLS = 3_000;
    private static final Target CEILING = new Target.RatioAtMost(3);

    List<Measurement> measure(BenchRun run) throws Exception {
        SteadyLoad load = new SteadyLoad(application, run.scaled(LOADED, BRIEFLY));
        run.progress().say(ReplaySuite.NAME + ": warm-up at full load");
        load.warmUp(run.scaled(WARM_UP_CALLS, 10));
        Rounds<Latencies> rounds = Contest.hold(
                run,
                ReplaySuite.NAME + ", at " + SteadyLoad.BATCHES_PER_SECOND * SteadyLoad.ACTIONS + " actions/s",
                List.of(new Contender<>(ALONE, load::measure), new Contender<>(BESIDE, () -> beside(run, load))));
        return List.of(
                measurement(rounds, "command p99", Latencies::commands),
                measurement(rounds, "read p99", Latencies::reads));
    }

    private Latencies beside(BenchRun run, SteadyLoad load) throws Exception {
        try (RestlessReplay replay = RestlessReplay.start(application.operator())) {
            Latencies latencies = load.measure();
            run.progress().say("meanwhile " + Figures.text(replay.perSecond()) + " events/s were replayed");
            return latencies;
        }
    }

    private static Measurement measurement(
            Rounds<Latencies> rounds, String metric, ToDoubleFunction<Latencies> figure) {
        return Measurement.of(
                ReplaySuite.NAME,
                BESIDE,
                new Metric(metric, "ms"),
                rounds.series(BESIDE, figure),
                ALONE,
                rounds.series(ALONE, figure),
                CEILING);
    }
}
