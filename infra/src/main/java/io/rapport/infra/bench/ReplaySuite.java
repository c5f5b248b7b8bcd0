package io.rapport.infra.bench;

import io.rapport.infra.security.DemoTokens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Profile and timeline replayed beside the whole application, and switched over to. */
final class ReplaySuite implements Suite {

    static final String NAME = "replay";

    private static final int EVENTS = 1_000_000;
    private static final int LEAST_EVENTS = 10_000;

    private final Function<Path, DemoTokens> tokens;

    ReplaySuite(Function<Path, DemoTokens> tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Measurement> run(BenchRun run) throws Exception {
        int events = run.scaled(EVENTS, LEAST_EVENTS);
        BenchApplication application = BenchApplication.start(run, tokens);
        Audience.prepare(run, PortalClient.of(run, application));
        LongLog.fill(run, application, events);
        return measure(run, ReplayedApplication.of(run, application, events));
    }

    static List<Measurement> measure(BenchRun run, ReplayedApplication application) throws Exception {
        List<Measurement> measurements = new ArrayList<>();
        measurements.addAll(new ReplayInterference(application).measure(run));
        measurements.addAll(new ReplayRate(application).measure(run));
        measurements.add(new ReplayMemory(application).measure(run));
        measurements.addAll(new SlotFlips(application).measure(run));
        return measurements;
    }
}
