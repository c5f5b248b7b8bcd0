package io.rapport.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SeriesTest {

    @Test
    void the_median_is_the_middle_value_or_between_the_two_in_the_middle() {
        assertThat(new Series(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2);
        assertThat(new Series(List.of(9.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3);
    }

    @Test
    void the_spread_is_from_the_least_to_the_greatest_as_a_share_of_the_median() {
        assertThat(new Series(List.of(12.0, 9.0, 10.0)).spread()).isEqualTo(0.3);
    }

    @Test
    void nothing_has_no_median() {
        assertThatThrownBy(() -> new Series(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_percentile_is_a_value_that_was_measured() {
        double[] hundred =
                DoubleStream.iterate(1, value -> value + 1).limit(100).toArray();
        assertThat(Percentile.of(99, hundred)).isEqualTo(99);
        assertThat(Percentile.of(99, new double[] {7})).isEqualTo(7);
    }
}
