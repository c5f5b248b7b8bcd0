package io.rapport.infra.bench;

import io.rapport.infra.security.DemoTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * How long after its acknowledgement an action is to be seen in the profile and the timeline of its HCP, while other actions
 * come in at a steady rate. Beside it, for a sense of proportion, how long a mere row takes to be seen under the same load.
 */
final class FreshnessSuite implements Suite {

    private static final String NAME = "freshness";

    private static final int ACTIONS = 10;
    private static final int BATCHES_PER_SECOND = 50;
    private static final Duration LOADED = Duration.ofSeconds(15);
    private static final Duration BRIEFLY = Duration.ofSeconds(2);
    private static final Duration LOADING = Duration.ofMinutes(2);

    private static final int WARM_UP_BATCHES = 304;
    private static final int WARM_UP_ACTIONS = 100;
    private static final int WARM_UP_CONNECTIONS = 8;

    private static final Target FLOOR = new Target.ValueAtMost(150, "ms");

    private final Function<Path, DemoTokens> tokens;

    FreshnessSuite(Function<Path, DemoTokens> tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Measurement> run(BenchRun run) throws Exception {
        BenchApplication application = BenchApplication.start(run, tokens);
        PortalClient portal = PortalClient.of(run, application);
        Audience.prepare(run, portal);
        FreshnessProbe probe = FreshnessProbe.start(run, application, portal);
        warmUp(run, application);
        LoadPlan plan = LoadPlan.steady(application, NAME, run.scaled(LOADED, BRIEFLY), BATCHES_PER_SECOND, ACTIONS);
        Rounds<Freshness> rounds =
                Contest.hold(run, NAME, List.of(new Contender<>(NAME, () -> measure(run, probe, plan))));
        return List.of(Measurement.of(
                NAME,
                "at " + BATCHES_PER_SECOND * ACTIONS + " actions/s",
                new Metric("p99 visible", "ms"),
                rounds.series(NAME, Freshness::actions),
                "raw insert until seen",
                rounds.series(NAME, Freshness::rows),
                FLOOR));
    }

    /** At full load, or it would take minutes. */
    private static void warmUp(BenchRun run, BenchApplication application) throws Exception {
        run.progress().say(NAME + ": warm-up at full load");
        int batches = run.scaled(WARM_UP_BATCHES, WARM_UP_CONNECTIONS);
        LoadTool.start(run, LoadPlan.closed(application, "warm-up", batches, WARM_UP_ACTIONS, WARM_UP_CONNECTIONS))
                .awaitSuccess(LOADING);
        ProjectionProgress progress = ProjectionProgress.of(run, application);
        progress.await(progress.head(), application.process()::requireNotFailed);
    }

    private static Freshness measure(BenchRun run, FreshnessProbe probe, LoadPlan plan) throws Exception {
        ChildProcess load = LoadTool.start(run, plan.named("steady-" + System.nanoTime()));
        Freshness freshness = Freshness.measure(probe, load);
        load.awaitSuccess(LOADING);
        return freshness;
    }
}
