package io.rapport.infra.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How long it takes to switch to another slot and back while readers are at it, against a mere update and commit. */
record SlotFlips(ReplayedApplication application) {

    private static final String OURS = "switch, roll back";
    private static final String UPDATE = "update one row";
    private static final int FLIPS = 20;
    private static final int READS_PER_SECOND = 60;
    private static final double HALF = 50;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Target CEILING = new Target.ValueAtMost(1_000, "ms");

    /** In milliseconds. */
    record Times(double median, double worst) {}

    List<Measurement> measure(BenchRun run) throws Exception {
        OperatorClient operator = application.operator();
        operator.awaitReady(operator.replay(), () -> {});
        application.jdbc().sql("create table public.bench_flip (flips bigint)").update();
        application.jdbc().sql("insert into public.bench_flip values (0)").update();
        Rounds<Times> rounds = Contest.hold(
                run,
                ReplaySuite.NAME + ", switch",
                List.of(
                        new Contender<>(OURS, () -> times(number -> flip(operator, number))),
                        new Contender<>(UPDATE, () -> times(number -> update()))));
        return List.of(measurement(rounds, "median", Times::median), measurement(rounds, "worst", Times::worst));
    }

    private static void flip(OperatorClient operator, long number) throws Exception {
        if (number % 2 == 0) {
            operator.switchOver(OperatorClient.TIMELINE);
        } else {
            operator.rollBack(OperatorClient.TIMELINE);
        }
    }

    private void update() {
        application.jdbc().sql("update public.bench_flip set flips = flips + 1").update();
    }

    private Times times(Operation operation) throws Exception {
        try (SteadyReaders _ = SteadyReaders.start(READS_PER_SECOND, application.reads())) {
            double[] millis = new double[FLIPS];
            for (int flip = 0; flip < FLIPS; flip++) {
                long start = System.nanoTime();
                operation.perform(flip);
                millis[flip] = (System.nanoTime() - start) / NANOS_PER_MILLI;
            }
            Arrays.sort(millis);
            return new Times(Percentile.of(HALF, millis), millis[FLIPS - 1]);
        }
    }

    private static Measurement measurement(Rounds<Times> rounds, String metric, ToDoubleFunction<Times> figure) {
        return Measurement.of(
                ReplaySuite.NAME,
                OURS,
                new Metric(metric, "ms"),
                rounds.series(OURS, figure),
                UPDATE,
                rounds.series(UPDATE, figure),
                CEILING);
    }
}
