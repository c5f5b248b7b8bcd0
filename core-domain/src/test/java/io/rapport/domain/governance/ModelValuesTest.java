package io.rapport.domain.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rapport.domain.consent.Purpose;
import io.rapport.domain.governance.ModelCommand.MarkForReplacement;
import io.rapport.domain.shared.InvalidValue;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelValuesTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final GroupFigures GROUP =
            new GroupFigures(GroupDimension.ROLE, new GroupCode("nurse"), 30, 0.4, 1, 1);

    @ParameterizedTest
    @ValueSource(strings = {"a", "lambdamart-2026.09", "7"})
    void a_models_id_is_a_slug(String id) {
        assertThat(new ModelId(id).value()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", ".a", "A", "a/b", "a b", "a_b"})
    void anything_else_is_no_id_of_a_model(String id) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new ModelId(id));
    }

    @Test
    void an_id_has_up_to_64_characters() {
        assertThat(new ModelId("a".repeat(64)).value()).hasSize(64);
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new ModelId("a".repeat(65)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5E", "xyz"})
    void a_digest_is_64_hex_digits_in_lower_case(String digest) {
        String value = digest.repeat(32);
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new ModelDigest(value));
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new TrainingSetDigest(value));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void figures_are_finite(double wrong) {
        assertThat(flawOf(() -> metric(wrong, 0, 1, 0.0))).isEqualTo("value");
        assertThat(flawOf(() -> metric(0, wrong, 1, 0.0))).isEqualTo("lower");
        assertThat(flawOf(() -> metric(0, 0, wrong, 0.0))).isEqualTo("upper");
        assertThat(flawOf(() -> metric(0, 0, 1, wrong))).isEqualTo("baseline");
        assertThat(flawOf(() -> group(30, wrong, 1, 1))).isEqualTo("quality");
        assertThat(flawOf(() -> group(30, 0, wrong, 1))).isEqualTo("qualityRatio");
        assertThat(flawOf(() -> group(30, 0, 1, wrong))).isEqualTo("exposure");
    }

    @Test
    void figures_of_a_group_are_in_their_ranges() {
        assertThat(flawOf(() -> group(-1, 0, 1, 1))).isEqualTo("targets");
        assertThat(flawOf(() -> group(30, 1.1, 1, 1))).isEqualTo("quality");
        assertThat(flawOf(() -> group(30, 0, -0.1, 1))).isEqualTo("qualityRatio");
        assertThat(flawOf(() -> group(30, 0, 1, -0.1))).isEqualTo("exposure");
    }

    @Test
    void an_interval_does_not_end_before_it_begins() {
        assertThat(flawOf(() -> metric(0.5, 0.6, 0.4, 0.5))).isEqualTo("lower");
    }

    @Test
    void an_evaluation_has_targets_metrics_and_a_bias_audit() {
        List<Metric> metrics = List.of(metric(0.4, 0.3, 0.5, 0.4));
        List<GroupFigures> groups = List.of(GROUP);
        Instant later = NOON.plusSeconds(1);
        assertThat(flawOf(() -> new EvaluationFigures(NOON, NOON, 1, metrics, groups)))
                .isEqualTo("to");
        assertThat(flawOf(() -> new EvaluationFigures(NOON, later, 0, metrics, groups)))
                .isEqualTo("targets");
        assertThat(flawOf(() -> new EvaluationFigures(NOON, later, 1, List.of(), groups)))
                .isEqualTo("metrics");
        assertThat(flawOf(() -> new EvaluationFigures(NOON, later, 1, metrics, List.of())))
                .isEqualTo("groups");
    }

    @Test
    void a_lineage_tells_whose_events_were_used_and_how_many() {
        assertThat(flawOf(() -> lineage(-1, 7, 1, 1, Set.of(Purpose.ANALYTICS))))
                .isEqualTo("fromPosition");
        assertThat(flawOf(() -> lineage(8, 7, 1, 1, Set.of(Purpose.ANALYTICS)))).isEqualTo("toPosition");
        assertThat(flawOf(() -> lineage(1, 7, 0, 1, Set.of(Purpose.ANALYTICS)))).isEqualTo("rows");
        assertThat(flawOf(() -> lineage(1, 7, 1, 0, Set.of(Purpose.ANALYTICS)))).isEqualTo("readers");
        assertThat(flawOf(() -> lineage(1, 7, 1, 1, Set.of()))).isEqualTo("consentFilter");
    }

    @Test
    void a_day_by_which_a_model_must_go_is_credible() {
        assertThat(flawOf(() -> new MarkForReplacement(
                        ModelRegister.NEXT_BEST_CONTENT, new ModelId("a"), Instant.parse("9999-01-01T00:00:00Z"))))
                .isEqualTo("dueBy");
    }

    private static String flawOf(ThrowingCallable call) {
        return String.valueOf(catchThrowableOfType(InvalidValue.class, call).field());
    }

    private static Metric metric(double value, double lower, double upper, Double baseline) {
        return new Metric(new MetricName("ndcg-at-10"), new MetricSlice("all"), value, lower, upper, baseline);
    }

    private static GroupFigures group(long targets, double quality, double qualityRatio, double exposure) {
        return new GroupFigures(GroupDimension.ROLE, new GroupCode("nurse"), targets, quality, qualityRatio, exposure);
    }

    private static TrainingLineage lineage(long from, long to, long rows, int readers, Set<Purpose> purposes) {
        return new TrainingLineage(
                from, to, new TreeSet<>(purposes), new TrainingSetDigest("7a".repeat(32)), rows, readers, 7, NOON);
    }
}
