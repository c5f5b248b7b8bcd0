package io.rapport.domain.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BiasRuleTest {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "30, 0.79, 1.0, true",
        "30, 0.80, 1.0, false",
        "30, 1.0, 0.79, true",
        "30, 1.0, 0.80, false",
        "29, 0.1, 0.1, false",
        "0, 0.0, 0.0, false",
        "5000, 2.5, 3.0, false"
    })
    void a_group_of_thirty_targets_is_flagged_below_four_fifths(
            long targets, double qualityRatio, double exposure, boolean flagged) {
        assertThat(BiasRule.flags(group("DE", targets, qualityRatio, exposure))).isEqualTo(flagged);
    }

    @Test
    void each_group_is_judged_by_itself() {
        Evaluation judged = BiasRule.judge(new EvaluationFigures(
                FROM,
                FROM.plusSeconds(60),
                90,
                List.of(new Metric(new MetricName("ndcg-at-10"), new MetricSlice("all"), 0.4, 0.3, 0.5, null)),
                List.of(group("DE", 60, 1.1, 1.0), group("AT", 30, 0.5, 1.0))));
        assertThat(judged.audit())
                .containsExactly(
                        GroupFinding.of(group("DE", 60, 1.1, 1.0), false),
                        GroupFinding.of(group("AT", 30, 0.5, 1.0), true));
        assertThat(judged.flagged()).isTrue();
    }

    private static GroupFigures group(String country, long targets, double qualityRatio, double exposure) {
        return new GroupFigures(GroupDimension.COUNTRY, new GroupCode(country), targets, 0.4, qualityRatio, exposure);
    }
}
