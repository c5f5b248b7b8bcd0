package io.rapport.infra.bench;

import io.rapport.infra.bench.CopyTwin.Format;
import io.rapport.infra.security.DemoTokens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Actions in batches over HTTP, until the projections include them all, against COPY of the same rows into an equal table on
 * the same server.
 */
final class IngestSuite implements Suite {

    static final String NAME = "ingest";

    private static final String SCENARIO = "batches of 100";
    private static final String OURS = "rapport";
    private static final int ACTIONS = 100;
    private static final int CONNECTIONS = 8;
    private static final int BATCHES = 304;
    private static final int WARM_UP_LOADS = 4;
    private static final Target FLOOR = new Target.RatioAtLeast(0.25);

    private final Function<Path, DemoTokens> tokens;

    IngestSuite(Function<Path, DemoTokens> tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Measurement> run(BenchRun run) throws Exception {
        int batches = Math.ceilDiv(run.scaled(BATCHES, CONNECTIONS), CONNECTIONS) * CONNECTIONS;
        BenchApplication application = BenchApplication.start(run, tokens);
        Audience.prepare(run, PortalClient.of(run, application));
        LoadPlan plan = LoadPlan.closed(application, NAME, batches, ACTIONS, CONNECTIONS);
        Ingest ingest = Ingest.into(run, application, plan);
        warmUp(run, ingest);
        List<Contender<Sample>> contenders = new ArrayList<>();
        contenders.add(new Contender<>(OURS, ingest::load));
        Arrays.stream(Format.values())
                .map(format -> new Contender<>(baseline(format), () -> ingest.copy(format)))
                .forEach(contenders::add);
        Rounds<Sample> rounds = Contest.hold(run, NAME, contenders);

        String copy = baseline(fastest(rounds));
        return List.of(
                Measurement.of(
                        NAME,
                        SCENARIO,
                        Metric.perSecond("actions"),
                        rounds.series(OURS, Sample::perSecond),
                        copy,
                        rounds.series(copy, Sample::perSecond),
                        FLOOR),
                Measurement.of(
                        NAME,
                        SCENARIO,
                        Metric.CPU,
                        rounds.series(OURS, Sample::cpuMicros),
                        copy,
                        rounds.series(copy, Sample::cpuMicros),
                        new Target.None()));
    }

    /** For longer than the rounds do, because compiling takes its time. */
    private static void warmUp(BenchRun run, Ingest ingest) throws Exception {
        run.progress().say(NAME + ": warm-up");
        for (int load = 0; load < run.scaled(WARM_UP_LOADS, 1); load++) {
            var unused = ingest.load();
        }
    }

    private static Format fastest(Rounds<Sample> rounds) {
        return speed(rounds, Format.BINARY) > speed(rounds, Format.TEXT) ? Format.BINARY : Format.TEXT;
    }

    private static double speed(Rounds<Sample> rounds, Format format) {
        return rounds.series(baseline(format), Sample::perSecond).median();
    }

    private static String baseline(Format format) {
        return "COPY, " + format.name().toLowerCase(Locale.ROOT);
    }
}
