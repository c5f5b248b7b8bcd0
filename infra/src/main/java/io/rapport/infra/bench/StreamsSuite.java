package io.rapport.infra.bench;

import io.rapport.infra.bench.SharedActions.Flow;
import io.rapport.infra.security.DemoTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * From a command to a CRM system that reads a topic: how soon, how much, and how fast what has piled up is delivered. Held
 * against the same bytes that go from a producer straight to a consumer of the same broker. A fifth of the HCPs do not permit
 * it; a single message about one of them fails the suite.
 */
final class StreamsSuite implements Suite {

    static final String NAME = "streams";

    private static final String TOPIC = "rapport.engagement.events.v1";

    private static final double CRM_PER_SECOND = 200;
    private static final Duration CRM = Duration.ofSeconds(15);
    private static final double SUSTAINED_PER_SECOND = 2_080;
    private static final Duration SUSTAINED = Duration.ofSeconds(30);
    private static final Duration FULL = Duration.ofSeconds(10);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration BRIEFLY = Duration.ofSeconds(1);
    private static final int BATCH = 10;
    private static final int LARGE_BATCH = 100;
    private static final int RAW = 100_000;
    private static final int LEAST_RAW = 1_000;

    /** Of which two thirds are shared. */
    private static final int BACKLOG = 300_000;

    private static final int LEAST_BACKLOG = 3_000;

    private static final double MILLIS_PER_SECOND = 1_000;

    private static final String OURS = "streams";
    private static final String BASELINE = "producer to consumer";

    private static final Target P50 = new Target.ValueAtMost(50, "ms");
    private static final Target P99 = new Target.ValueAtMost(250, "ms");
    private static final Target KPI = new Target.ValueAtMost(2_000, "ms");
    private static final Target RATE = new Target.ValueAtLeast(2_000, "1/s");
    private static final Target LAG = new Target.ValueAtMost(1_000, "ms");
    private static final Target DRAINED = new Target.ValueAtMost(120, "s");

    private final Function<Path, DemoTokens> tokens;

    StreamsSuite(Function<Path, DemoTokens> tokens) {
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
        Sharing.grant(portal, Audience.HCPS);
        return measure(run, StreamedApplication.of(run, application), Audience.HCPS);
    }

    /** @param hcps how many of the audience act; they are there, and who of them permits sharing has granted it */
    static List<Measurement> measure(BenchRun run, StreamedApplication application, int hcps) throws Exception {
        TopicReader reader = TopicReader.start(run, application.brokers(), TOPIC, Sharing::isPermittedBy);
        SharedActions actions = new SharedActions(application, reader, hcps);
        run.progress().say(NAME + ": warm-up at full load");
        var unused = actions.full(LARGE_BATCH, run.scaled(WARM_UP, BRIEFLY));
        RawTopic raw = RawTopic.make(run, application.brokers(), reader.specimen());
        List<Measurement> measurements = new ArrayList<>();
        measurements.addAll(crm(run, actions, raw));
        measurements.addAll(kpi(run, FigureProbe.start(application), actions, raw));
        measurements.addAll(flows(run, application, actions, raw));
        measurements.addAll(backlog(run, application, reader, raw));
        return measurements;
    }

    private static List<Measurement> crm(BenchRun run, SharedActions actions, RawTopic raw) throws Exception {
        Duration time = run.scaled(CRM, BRIEFLY);
        Rounds<Delays> rounds = Contest.hold(
                run,
                NAME + ", crm",
                List.of(
                        new Contender<>(OURS, () -> actions.delays(CRM_PER_SECOND, time)),
                        new Contender<>(BASELINE, () -> raw.delays(CRM_PER_SECOND, time))));
        return List.of(
                compared("crm", new Metric("p50", "ms"), rounds, Delays::p50, P50),
                compared("crm", new Metric("p99", "ms"), rounds, Delays::p99, P99));
    }

    private static List<Measurement> kpi(BenchRun run, FigureProbe probe, SharedActions actions, RawTopic raw)
            throws Exception {
        Duration time = run.scaled(CRM, BRIEFLY);
        Rounds<Delays> rounds = Contest.hold(
                run,
                NAME + ", kpi",
                List.of(
                        new Contender<>(OURS, () -> probe.during(() -> actions.delays(CRM_PER_SECOND, time))),
                        new Contender<>(BASELINE, () -> raw.delays(CRM_PER_SECOND, time))));
        return List.of(
                compared("kpi", new Metric("p50", "ms"), rounds, Delays::p50, new Target.None()),
                compared("kpi", new Metric("p99", "ms"), rounds, Delays::p99, KPI));
    }

    private static List<Measurement> flows(
            BenchRun run, StreamedApplication application, SharedActions actions, RawTopic raw) throws Exception {
        Duration time = run.scaled(SUSTAINED, BRIEFLY);
        Duration fully = run.scaled(FULL, BRIEFLY);
        int messages = run.scaled(RAW, LEAST_RAW);
        String full = "full load";
        Rounds<Flow> rounds = Contest.hold(
                run,
                NAME + ", sustained",
                List.of(
                        new Contender<>(OURS, () -> actions.steady(SUSTAINED_PER_SECOND, BATCH, time)),
                        new Contender<>(full, () -> actions.full(LARGE_BATCH, fully)),
                        new Contender<>(BASELINE, () -> {
                            Sample sample = application.stopwatch().time(() -> raw.pass(messages));
                            return new Flow(
                                    sample.perSecond(),
                                    raw.delays(CRM_PER_SECOND, BRIEFLY).p99(),
                                    sample);
                        })));
        return List.of(
                compared("sustained", new Metric("rate", "1/s"), rounds, Flow::rate, RATE),
                compared("sustained", new Metric("lag", "ms"), rounds, Flow::lag, LAG),
                compared("sustained", Metric.CPU, rounds, flow -> flow.sample().cpuMicros(), new Target.None()),
                Measurement.of(
                        NAME,
                        full,
                        new Metric("rate", "1/s"),
                        rounds.series(full, Flow::rate),
                        BASELINE,
                        rounds.series(BASELINE, Flow::rate),
                        RATE));
    }

    /** Without rounds of warm-up: each is a new process. */
    private static List<Measurement> backlog(
            BenchRun run, StreamedApplication application, TopicReader reader, RawTopic raw) throws Exception {
        Backlog backlog = Backlog.fill(run, application, reader, run.scaled(BACKLOG, LEAST_BACKLOG));
        Stopwatch clock = new Stopwatch(List.of());
        List<Sample> ours = new ArrayList<>();
        List<Sample> baseline = new ArrayList<>();
        for (int round = 1; round <= run.repeats(); round++) {
            run.progress().say(NAME + ", backlog: round " + round + " of " + run.repeats());
            ours.add(backlog.drain());
            baseline.add(clock.time(() -> raw.pass(backlog.messages())));
        }
        Rounds<Sample> rounds = new Rounds<>(Map.of(OURS, ours, BASELINE, baseline));
        return List.of(
                compared("backlog", new Metric("seconds", "s"), rounds, StreamsSuite::seconds, DRAINED),
                compared("backlog", Metric.perSecond("messages"), rounds, Sample::perSecond, new Target.None()));
    }

    private static double seconds(Sample sample) {
        return sample.elapsed().toMillis() / MILLIS_PER_SECOND;
    }

    private static <S> Measurement compared(
            String scenario, Metric metric, Rounds<S> rounds, ToDoubleFunction<S> figure, Target target) {
        return Measurement.of(
                NAME, scenario, metric, rounds.series(OURS, figure), BASELINE, rounds.series(BASELINE, figure), target);
    }
}
