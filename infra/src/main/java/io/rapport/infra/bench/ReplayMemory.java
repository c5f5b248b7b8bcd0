package io.rapport.infra.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The most that the application's heap has to hold during a replay of a long log, against a replay of its first tenth. Time
 * is not measured, so that nothing is warmed up for it.
 */
record ReplayMemory(ReplayedApplication application) {

    private static final int TENTH = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Target CEILING = new Target.RatioAtMost(1.5);

    Measurement measure(BenchRun run) throws IOException, InterruptedException {
        List<Double> tenth = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        for (int round = 1; round <= run.repeats(); round++) {
            run.progress().say(ReplaySuite.NAME + ", memory: round " + round + " of " + run.repeats());
            tenth.add(peak(application.events() / TENTH));
            whole.add(peak(application.events()));
        }
        return Measurement.of(
                ReplaySuite.NAME,
                name(application.events()),
                new Metric("heap", "MiB"),
                new Series(whole),
                name(application.events() / TENTH),
                new Series(tenth),
                CEILING);
    }

    private double peak(long to) throws IOException, InterruptedException {
        OperatorClient operator = application.operator();
        long id = operator.replayTo(to);
        List<Double> looks = new ArrayList<>(List.of(application.heap().megabytes()));
        operator.awaitReady(id, () -> {
            looks.add(application.heap().megabytes());
            Thread.sleep(PAUSE);
        });
        operator.giveUp(id);
        return new Series(looks).values().getLast();
    }

    private static String name(int events) {
        return String.format(Locale.ROOT, "%,d events", events);
    }
}
