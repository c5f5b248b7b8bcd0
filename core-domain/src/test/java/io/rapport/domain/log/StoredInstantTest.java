package io.rapport.domain.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredInstantTest {

    private static final long SEED = 7;

    @Test
    void what_an_instant_writes_is_read_as_that_instant() {
        Random random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            long second = random.nextLong(Instant.MIN.getEpochSecond() / 1_000_000, 300_000_000_000L);
            int nanos = (int) (random.nextInt(1_000_000_000) / Math.pow(10, random.nextInt(10)));
            Instant instant = Instant.ofEpochSecond(second, nanos);
            assertThat(StoredInstant.parse(instant.toString())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-10T12:00:00Z",
                "2026-03-10T12:00:00.1Z",
                "2026-03-10T12:00:00.Z",
                "2026-03-10T12:00:00.123456789Z",
                "2024-02-29T23:59:59.000001Z",
                "2026-03-10T24:00:00Z",
                "2026-12-31T23:59:60Z",
                "2026-03-10T12:00:00+01:00",
                "+12026-03-10T12:00:00Z",
                "-0001-03-10T12:00:00Z",
                "1969-12-31T23:59:59.5Z"
            })
    void any_form_of_an_instant_is_read_as_the_platform_reads_it(String text) {
        assertThat(StoredInstant.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "null",
                "2026-02-30T12:00:00Z",
                "2026-13-10T12:00:00Z",
                "2026-03-10T12:60:00Z",
                "2026-03-10T12:00:00.1234567890Z",
                "2026-03-10T12:00:00,5Z",
                "2026-03-10T12:00:00.5xZ",
                "2026-03-10 12:00:00Z",
                "2026-03-10T12:00:00"
            })
    void anything_else_is_refused(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> StoredInstant.parse(text));
    }
}
