package io.rapport.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DecayedCountTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final HalfLife HALF_LIFE = HalfLife.of(Duration.ofHours(2));

    @Test
    void half_is_left_after_a_half_life_and_a_quarter_after_two() {
        DecayedCount count = new DecayedCount(HALF_LIFE);
        count.add(0);

        assertThat(count.at(2 * HOUR)).isCloseTo(0.5, within(1e-15));
        assertThat(count.at(4 * HOUR)).isCloseTo(0.25, within(1e-15));
    }

    @Test
    void an_occurrence_that_comes_late_counts_as_if_it_had_come_in_time() {
        DecayedCount inTime = new DecayedCount(HALF_LIFE);
        inTime.add(0);
        inTime.add(3 * HOUR);
        DecayedCount late = new DecayedCount(HALF_LIFE);
        late.add(3 * HOUR);
        late.add(0);

        assertThat(late.at(5 * HOUR)).isCloseTo(inTime.at(5 * HOUR), within(1e-15));
    }

    @Test
    void nothing_has_decayed_before_it_happened() {
        DecayedCount count = new DecayedCount(HALF_LIFE);
        count.add(HOUR);

        assertThat(count.at(0)).isEqualTo(1);
    }
}
