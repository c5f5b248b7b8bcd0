package io.rapport.infra.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.governance.ModelId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DriftLookTest {

    private static final double EXPECTED = 0.4;

    @Test
    void a_model_has_drifted_when_even_the_best_it_may_be_now_is_worse_than_the_worst_it_was() {
        assertThat(look(0.35, 0.39).drifted()).isTrue();
    }

    @Test
    void a_model_that_may_be_as_good_as_it_was_has_not_drifted() {
        assertThat(look(0.35, 0.41).drifted()).isFalse();
        assertThat(look(0.5, 0.6).drifted()).isFalse();
    }

    private static DriftLook look(double lower, double upper) {
        return new DriftLook(new ModelId("a"), Instant.EPOCH, 1, 100, (lower + upper) / 2, lower, upper, 0.3, EXPECTED);
    }
}
