package io.rapport.infra.bench;

import io.rapport.infra.security.DemoTokens;
import io.rapport.infra.security.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What it takes to serve next best content over HTTP, with the judgement of consent and the event of each list, beside what
 * it takes to read a profile; and how soon a view changes the next list.
 */
final class RecommendationSuite implements Suite {

    private static final String NAME = "recommendation";

    private static final int HCPS = 10_000;
    private static final int CONTENTS = 10_000;
    private static final int LEAST = 100;
    private static final int PER_SECOND = 200;
    private static final Duration LOADED = Duration.ofSeconds(20);
    private static final Duration BRIEFLY = Duration.ofSeconds(1);
    private static final int WARM_UP = 6_000;
    private static final int VIEWS = 100;
    private static final int LEAST_VIEWS = 5;

    private static final String LISTS = "lists";
    private static final String PROFILES = "profiles";

    private static final Target SERVED_WITHIN = new Target.ValueAtMost(20, "ms");
    private static final Target CHANGED_WITHIN = new Target.ValueAtMost(1_000, "ms");

    private final Function<Path, DemoTokens> tokens;

    RecommendationSuite(Function<Path, DemoTokens> tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Measurement> run(BenchRun run) throws Exception {
        BenchApplication application = BenchApplication.start(run, tokens);
        ApiClient api = ApiClient.of(run, application);
        Readership readership = new Readership(api, run.scaled(HCPS, LEAST), run.scaled(CONTENTS, LEAST));
        run.progress()
                .say(String.format(
                        Locale.ROOT,
                        "%s: %,d HCPs, %,d pieces of content",
                        NAME,
                        readership.hcps(),
                        readership.contents()));
        readership.prepare();
        ProjectionProgress progress = ProjectionProgress.of(run, application);
        progress.await(progress.head(), application.process()::requireNotFailed);
        return List.of(served(run, readership), changed(run, readership));
    }

    private static Measurement served(BenchRun run, Readership readership) throws Exception {
        OpenLoop load = new OpenLoop(PER_SECOND, run.scaled(LOADED, BRIEFLY));
        Operation list = number -> {
            var unused = readership.api().get(Role.PORTAL, "/hcps/" + readership.hcp(number * 7) + "/recommendations");
        };
        Operation profile = number -> {
            var unused = readership.api().get(Role.PORTAL, "/hcps/" + readership.hcp(number * 7));
        };
        new ClosedLoop(4, Thread.ofVirtual().factory()).count(run.scaled(WARM_UP, LEAST), list);
        Rounds<Double> rounds = Contest.hold(
                run,
                NAME + ", serving",
                List.of(
                        new Contender<>(LISTS, () -> Percentile.of(99, load.latencies(list))),
                        new Contender<>(PROFILES, () -> Percentile.of(99, load.latencies(profile)))));
        return Measurement.of(
                NAME,
                String.format(Locale.ROOT, "%d lists/s of %,d pieces of content", PER_SECOND, readership.contents()),
                new Metric("p99", "ms"),
                rounds.series(LISTS, p99 -> p99),
                "profiles at that rate",
                rounds.series(PROFILES, p99 -> p99),
                SERVED_WITHIN);
    }

    private static Measurement changed(BenchRun run, Readership readership) throws Exception {
        int views = run.scaled(VIEWS, LEAST_VIEWS);
        Rounds<ListTimes> rounds = Contest.hold(
                run,
                NAME + ", views",
                List.of(new Contender<>(
                        NAME, () -> ListTimes.measure(readership, "view-" + System.nanoTime(), views))));
        return Measurement.of(
                NAME,
                "a view changes the next list",
                new Metric("p99", "ms"),
                rounds.series(NAME, ListTimes::changed),
                "p99 acknowledged",
                rounds.series(NAME, ListTimes::acknowledged),
                CHANGED_WITHIN);
    }
}
