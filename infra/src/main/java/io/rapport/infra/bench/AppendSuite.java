package io.rapport.infra.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands through the command bus into the log, against single inserts of equal rows and against Axon's own engine under
 * the same aggregates.
 */
final class AppendSuite implements Suite {

    static final String NAME = "append";

    private static final int EVENTS = 20;
    private static final int UPDATES = 8_000;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration SATURATING = Duration.ofSeconds(3);
    private static final Duration AT_HALF_LOAD = Duration.ofSeconds(3);
    private static final Duration BRIEFLY = Duration.ofMillis(100);

    private static final double CREATE_FLOOR = 1;
    private static final double UPDATE_FLOOR = 0.6;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Measurement> run(BenchRun run) throws Exception {
        HcpHistory history = new HcpHistory(EVENTS, run.scaled(UPDATES, AppendFixture.CALLERS));
        AppendFixture fixture = AppendFixture.prepare(run, history);
        AppendContenders contenders = new AppendContenders(fixture, history);
        List<Measurement> measurements = new ArrayList<>();

        Duration time = run.scaled(SATURATING, BRIEFLY);
        warmUp(run, contenders.creating(run.scaled(WARM_UP, BRIEFLY)));

        AppendContest creating = new AppendContest("create", CREATE_FLOOR, contenders.creating(time));
        Rounds<Sample> created = creating.hold(run);
        measurements.addAll(creating.measurements(created));
        for (AppendContest updating : List.of(
                new AppendContest("update, " + EVENTS + " events", UPDATE_FLOOR, contenders.updating(time)),
                new AppendContest("update, 5 in a row", UPDATE_FLOOR, contenders.updatingAgain(time)))) {
            measurements.addAll(updating.measurements(updating.hold(run)));
        }
        measurements.add(new HalfLoad(fixture, created, run.scaled(AT_HALF_LOAD, BRIEFLY)).measure(run));
        return measurements;
    }

    /** For longer than a round, because compiling takes its time. */
    private static void warmUp(BenchRun run, List<Contender<Sample>> contenders) throws Exception {
        run.progress().say(NAME + ": warm-up");
        for (Contender<Sample> contender : contenders) {
            var unused = contender.repeat().call();
        }
    }
}
