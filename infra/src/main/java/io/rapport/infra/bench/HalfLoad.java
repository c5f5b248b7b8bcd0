package io.rapport.infra.bench;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * How long a command takes where there is twice as much to be had: each way to append at half of its own greatest load.
 *
 * @param saturated what each could do at most
 */
record HalfLoad(AppendFixture fixture, Rounds<Sample> saturated, Duration time) {

    private static final String SCENARIO = "create, half load";
    private static final double PERCENT = 99;
    private static final Target TARGET = new Target.ValueAtMost(15, "ms");

    Measurement measure(BenchRun run) throws Exception {
        Rounds<Double> latencies = Contest.hold(
                run,
                AppendSuite.NAME + ", " + SCENARIO,
                List.of(
                        contender(
                                AppendContest.LOG,
                                number -> fixture.log()
                                        .send(HcpCommands.register(
                                                UUID.randomUUID().toString()))),
                        contender(AppendContest.RAW, number -> fixture.raw().append(fixture.created()))));
        return Measurement.of(
                AppendSuite.NAME,
                SCENARIO,
                new Metric("p99", "ms"),
                latencies.series(AppendContest.LOG, Double::doubleValue),
                AppendContest.RAW,
                latencies.series(AppendContest.RAW, Double::doubleValue),
                TARGET);
    }

    private Contender<Double> contender(String name, Operation operation) {
        double rate = saturated.series(name, Sample::perSecond).median() / 2;
        OpenLoop calls = new OpenLoop(rate, time);
        return new Contender<>(name, () -> Percentile.of(PERCENT, calls.latencies(operation)));
    }
}
