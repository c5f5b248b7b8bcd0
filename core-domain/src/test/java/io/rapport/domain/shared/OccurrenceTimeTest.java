package io.rapport.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrenceTimeTest {

    private static final Instant RECEIVED = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"1990-01-01T00:00:00Z", "2026-03-01T10:00:00Z", "2026-03-01T10:02:00Z"})
    void a_time_from_1990_up_to_two_minutes_ahead_is_credible(Instant occurredAt) {
        assertThat(OccurrenceTime.requireCredible(occurredAt, RECEIVED)).isEqualTo(occurredAt);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1989-12-31T23:59:59.999999999Z",
                "2026-03-01T10:02:00.000000001Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59Z"
            })
    void any_other_time_is_refused(Instant occurredAt) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> OccurrenceTime.requireCredible(occurredAt, RECEIVED))
                .returns("occurredAt", InvalidValue::field);
    }
}
