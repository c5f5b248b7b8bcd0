package io.rapport.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final double WEIGHT = 1.5;

    @Test
    void a_model_that_is_too_sure_is_cooled_down_to_what_is_chosen() {
        assertThat(calibrated(2 * WEIGHT).temperature()).isCloseTo(2, within(0.2));
    }

    @Test
    void a_model_that_is_too_unsure_is_sharpened() {
        assertThat(calibrated(WEIGHT / 3).temperature()).isCloseTo(1.0 / 3, within(0.04));
    }

    @Test
    void nothing_but_the_temperature_changes() {
        assertThat(calibrated(WEIGHT).withTemperature(1)).isEqualTo(model(WEIGHT));
    }

    @Test
    void without_choices_the_temperature_stays() {
        LinearModel model = new LinearModel(Map.of(Feature.INTERESTS, WEIGHT), 0.7);
        assertThat(Calibration.calibrated(model, new Choices(10, 1))).isEqualTo(model);
    }

    private static RankingModel calibrated(double weight) {
        return Calibration.calibrated(model(weight), LinearTrainerTest.choices(WEIGHT, 4_000));
    }

    private static LinearModel model(double weight) {
        return new LinearModel(Map.of(Feature.INTERESTS, weight), 1);
    }
}
