package io.rapport.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpecialtyCountsTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = 24 * HOUR;
    private static final long MONTHS = 100 * DAY;

    private final SpecialtyCounts counts = new SpecialtyCounts();

    @Test
    void steady_reads_are_no_trend() {
        read(0, MONTHS, HOUR);

        assertThat(counts.trend(MONTHS)).isCloseTo(0, within(0.02));
    }

    @Test
    void reads_that_become_more_are_a_trend_above_0() {
        read(0, MONTHS - DAY, 6 * HOUR);
        read(MONTHS - DAY, MONTHS, HOUR);

        assertThat(counts.trend(MONTHS)).isGreaterThan(0.5);
    }

    @Test
    void reads_that_become_fewer_are_a_trend_below_0() {
        read(0, MONTHS - 2 * DAY, HOUR);

        assertThat(counts.trend(MONTHS)).isLessThan(-0.5);
    }

    @Test
    void nothing_read_is_no_trend() {
        assertThat(counts.trend(MONTHS)).isZero();
    }

    private void read(long from, long to, long every) {
        for (long at = from; at < to; at += every) {
            counts.add(at);
        }
    }
}
