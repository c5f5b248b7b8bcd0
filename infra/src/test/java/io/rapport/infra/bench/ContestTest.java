package io.rapport.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContestTest {

    @Test
    void contenders_are_measured_in_turn_after_rounds_that_do_not_count() throws Exception {
        List<String> calls = new ArrayList<>();
        Rounds<Integer> rounds = Contest.hold(run(2), "test", List.of(contender("a", calls), contender("b", calls)));

        assertThat(calls).containsExactly("a", "b", "a", "b", "a", "b", "a", "b");
        assertThat(rounds.series("a", Integer::doubleValue).values()).containsExactly(4.0, 6.0);
        assertThat(rounds.series("b", Integer::doubleValue).values()).containsExactly(5.0, 7.0);
    }

    private static Contender<Integer> contender(String name, List<String> calls) {
        return new Contender<>(name, () -> {
            calls.add(name);
            return calls.size() - 1;
        });
    }

    private static BenchRun run(int repeats) {
        return new BenchRun(repeats, 1, new Progress(new PrintWriter(Writer.nullWriter())), new OpenResources());
    }
}
