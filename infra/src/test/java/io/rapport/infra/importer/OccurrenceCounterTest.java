package io.rapport.infra.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OccurrenceCounterTest {

    @Test
    void the_first_occurrence_has_number_0() {
        OccurrenceCounter counter = new OccurrenceCounter();

        assertThat(counter.next(42)).isZero();
        assertThat(counter.next(42)).isEqualTo(1);
        assertThat(counter.next(43)).isZero();
        assertThat(counter.next(42)).isEqualTo(2);
    }

    @Test
    void the_number_that_marks_an_empty_slot_is_counted_too() {
        OccurrenceCounter counter = new OccurrenceCounter(4);

        assertThat(counter.next(0)).isZero();
        assertThat(counter.next(0)).isEqualTo(1);
    }

    @Test
    void it_counts_as_a_map_does_while_it_grows() {
        long seed = 20_160_314;
        Random random = new Random(seed);
        OccurrenceCounter counter = new OccurrenceCounter(4);
        Map<Long, Integer> expected = new HashMap<>();

        for (int i = 0; i < 50_000; i++) {
            // Multiples of a power of two meet in few slots.
            long key = (1 + random.nextInt(20_000)) * 64L;
            int before = expected.merge(key, 1, Integer::sum) - 1;
            assertThat(counter.next(key)).as("seed %d, step %d", seed, i).isEqualTo(before);
        }
    }
}
