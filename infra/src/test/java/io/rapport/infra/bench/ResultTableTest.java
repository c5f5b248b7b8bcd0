package io.rapport.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {

    private static final Series MEASURED = new Series(List.of(9_000.0, 12_000.0, 10_000.0));

    @Test
    void a_figure_is_told_once_and_held_against_each_baseline() {
        assertThat(table(
                        against("raw insert", 5_000, new Target.RatioAtLeast(1)),
                        against("stock", 8_000, new Target.None())))
                .containsExactly(
                        "append                                  median spread  ratio  target",
                        "create: commands [1/s]                  10,000   30 %",
                        "  against raw insert                     5,000          2.00  >= 1.00 met",
                        "  against stock                          8,000          1.25");
    }

    @Test
    void a_missed_target_is_told() {
        assertThat(table(against("raw insert", 20_000, new Target.RatioAtLeast(1))))
                .last()
                .asString()
                .endsWith("0.50  >= 1.00 missed");
        assertThat(table(against("itself", 5_000, new Target.RatioAtMost(1.15))))
                .last()
                .asString()
                .endsWith("2.00  <= 1.15 missed");
        assertThat(table(against("any", 1, new Target.ValueAtMost(15, "ms"))))
                .last()
                .asString()
                .endsWith("<= 15.0 ms missed");
    }

    @Test
    void long_names_do_not_widen_it() {
        assertThat(table(against(
                        "a baseline that somebody gave a very long name indeed",
                        1e6,
                        new Target.ValueAtMost(150, "ms"))))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    private static List<String> table(Measurement... measurements) {
        return ResultTable.lines("append", List.of(measurements));
    }

    private static Measurement against(String baseline, double value, Target target) {
        return Measurement.of(
                "append",
                "create",
                Metric.perSecond("commands"),
                MEASURED,
                baseline,
                new Series(List.of(value)),
                target);
    }
}
