package io.rapport.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecayAndLogarithmTest {

    private final Random random = new Random(5);

    @Test
    void logarithms_are_those_of_the_platform_to_the_fifteenth_place() {
        for (int i = 0; i < 100_000; i++) {
            double value = Math.pow(10, random.nextDouble() * 18 - 9);
            double known = StrictMath.log1p(value);
            assertThat(Logarithms.log1p(value)).isCloseTo(known, within(2e-15 * Math.max(1, known)));
        }
        assertThat(Logarithms.log1p(0.0)).isZero();
    }

    @Test
    void logarithms_of_counts_are_the_same_as_those_of_numbers() {
        for (int n = 0; n < 10_000; n++) {
            assertThat(Logarithms.log1p(n)).isCloseTo(Logarithms.log1p((double) n), within(2e-15 * 10));
        }
    }

    @Test
    void what_is_left_is_a_power_of_one_half() {
        HalfLife halfLife = HalfLife.of(Duration.ofHours(2));
        for (int i = 0; i < 100_000; i++) {
            long elapsed = (long) (random.nextDouble() * 50 * halfLife.millis());
            double known = StrictMath.pow(0.5, (double) elapsed / halfLife.millis());
            assertThat(halfLife.remaining(elapsed)).isCloseTo(known, within(2e-15 * known));
        }
    }

    @Test
    void nothing_has_decayed_before_it_happened_and_everything_after_fifty_half_lives() {
        HalfLife halfLife = HalfLife.of(Duration.ofDays(1));
        assertThat(halfLife.remaining(-1)).isEqualTo(1);
        assertThat(halfLife.remaining(0)).isEqualTo(1);
        assertThat(halfLife.remaining(halfLife.millis())).isEqualTo(0.5);
        assertThat(halfLife.remaining(50 * halfLife.millis())).isPositive();
        assertThat(halfLife.remaining(51 * halfLife.millis())).isZero();
    }
}
