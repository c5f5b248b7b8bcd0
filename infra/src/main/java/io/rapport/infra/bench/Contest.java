package io.rapport.infra.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures contenders in turn, A B C A B C, so that what the machine does besides slows all of them alike.
 */
final class Contest {

    private Contest() {}

    /** Measures each as often as the run repeats, after rounds that only warm up. */
    static <S> Rounds<S> hold(BenchRun run, String title, List<Contender<S>> contenders) throws Exception {
        Map<String, List<S>> samples = new LinkedHashMap<>();
        for (int round = 1 - BenchRun.WARM_UPS; round <= run.repeats(); round++) {
            run.progress().say(title + ": " + (round < 1 ? "warm-up" : "round " + round + " of " + run.repeats()));
            for (Contender<S> contender : contenders) {
                S sample = contender.repeat().call();
                if (round > 0) {
                    samples.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                            .add(sample);
                }
            }
        }
        return new Rounds<>(samples);
    }
}
