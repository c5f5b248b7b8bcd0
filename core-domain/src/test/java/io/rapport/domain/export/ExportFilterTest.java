package io.rapport.domain.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.shared.InvalidValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportFilterTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(1);

    private static ExportFilter types(String... types) {
        return new ExportFilter(
                null,
                null,
                Arrays.stream(types).map(EventSelector::new).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void a_period_begins_with_its_first_moment_and_ends_before_its_last() {
        ExportFilter period = new ExportFilter(NOON, LATER, new TreeSet<>());
        assertThat(period.includes("consent.granted", NOON.minusNanos(1))).isFalse();
        assertThat(period.includes("consent.granted", NOON)).isTrue();
        assertThat(period.includes("consent.granted", LATER.minusNanos(1))).isTrue();
        assertThat(period.includes("consent.granted", LATER)).isFalse();
    }

    @Test
    void a_type_is_a_name_or_a_feature() {
        ExportFilter types = types("consent", "content.approved");
        assertThat(types.includes("consent.granted", NOON)).isTrue();
        assertThat(types.includes("content.approved", NOON)).isTrue();
        assertThat(types.includes("content.drafted", NOON)).isFalse();
        assertThat(types.includes("consents.granted", NOON)).isFalse();
    }

    @Test
    void periods_and_names_tear_streams_apart_and_features_do_not() {
        assertThat(ExportFilter.NONE.keepsStreamsWhole()).isTrue();
        assertThat(types("consent").keepsStreamsWhole()).isTrue();
        assertThat(types("consent", "hcp.registered").keepsStreamsWhole()).isFalse();
        assertThat(new ExportFilter(NOON, null, new TreeSet<>()).keepsStreamsWhole())
                .isFalse();
    }

    @Test
    void a_period_has_a_length() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new ExportFilter(NOON, NOON, new TreeSet<>()))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("to"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Consent", "consent.", ".granted", "consent.granted.again", "consent granted", "*"})
    void anything_else_selects_nothing(String value) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new EventSelector(value));
    }
}
