package io.rapport.domain.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.rapport.domain.recommender.CounterfactualEstimate.Estimate;
import io.rapport.domain.recommender.CounterfactualEstimate.Trial;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Readers of two kinds, three items, and a policy that shows the wrong ones more often than the one that is asked about. */
class CounterfactualEstimateTest {

    private static final double[][] CLICKS = {{0.6, 0.2, 0.1}, {0.1, 0.3, 0.5}};
    private static final double[][] RECORDED = {{0.2, 0.3, 0.5}, {0.6, 0.3, 0.1}};
    private static final double[][] OTHER = {{0.8, 0.1, 0.1}, {0.1, 0.1, 0.8}};
    private static final int LISTS = 40_000;

    @Test
    void all_estimates_tell_what_the_other_policy_would_have_reached() {
        double truth = truth(OTHER);
        CounterfactualEstimate estimate = observe(LISTS, CLICKS);

        assertThat(estimate.byInversePropensity().value()).isCloseTo(truth, within(0.02));
        assertThat(estimate.selfNormalised().value()).isCloseTo(truth, within(0.02));
        assertThat(estimate.doublyRobust().value()).isCloseTo(truth, within(0.02));
    }

    @Test
    void what_was_recorded_is_far_from_it() {
        assertThat(observe(LISTS, CLICKS).recorded().value())
                .isCloseTo(truth(RECORDED), within(0.02))
                .isLessThan(truth(OTHER) - 0.2);
    }

    @Test
    void the_doubly_robust_estimate_is_right_even_if_clicks_are_expected_wrongly() {
        assertThat(observe(LISTS, new double[][] {{0.9, 0.9, 0.9}, {0.0, 0.0, 0.0}})
                        .doublyRobust()
                        .value())
                .isCloseTo(truth(OTHER), within(0.03));
    }

    @Test
    void good_expectations_make_the_doubly_robust_estimate_the_narrowest() {
        CounterfactualEstimate estimate = observe(LISTS, CLICKS);

        assertThat(width(estimate.doublyRobust())).isLessThan(width(estimate.byInversePropensity()));
    }

    @Test
    void intervals_hold_the_truth_nineteen_times_in_twenty() {
        int held = 0;
        for (int i = 0; i < 200; i++) {
            Estimate estimate = observe(500, CLICKS, i).byInversePropensity();
            held += estimate.low() <= truth(OTHER) && truth(OTHER) <= estimate.high() ? 1 : 0;
        }
        assertThat(held).isBetween(175, 200);
    }

    @Test
    void lists_that_the_other_policy_would_have_made_as_often_are_worth_themselves() {
        CounterfactualEstimate estimate = new CounterfactualEstimate();
        for (int i = 0; i < 10; i++) {
            estimate.add(new Trial(0.25, 0.25, i % 2 == 0, 0, 0));
        }
        assertThat(estimate.effectiveTrials()).isCloseTo(10, within(1e-9));
        assertThat(estimate.byInversePropensity()).isEqualTo(estimate.recorded());
    }

    @Test
    void what_was_never_chosen_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Trial(0, 0.5, true, 0, 0));
    }

    private static CounterfactualEstimate observe(int lists, double[][] expectation) {
        return observe(lists, expectation, 1);
    }

    private static CounterfactualEstimate observe(int lists, double[][] expectation, long seed) {
        Random random = new Random(seed);
        CounterfactualEstimate estimate = new CounterfactualEstimate();
        for (int i = 0; i < lists; i++) {
            int kind = random.nextInt(2);
            int item = drawn(RECORDED[kind], random.nextDouble());
            double expected = 0;
            for (int other = 0; other < 3; other++) {
                expected += OTHER[kind][other] * expectation[kind][other];
            }
            estimate.add(new Trial(
                    RECORDED[kind][item],
                    OTHER[kind][item],
                    random.nextDouble() < CLICKS[kind][item],
                    expectation[kind][item],
                    expected));
        }
        return estimate;
    }

    private static int drawn(double[] shares, double point) {
        double passed = 0;
        for (int i = 0; i < shares.length - 1; i++) {
            passed += shares[i];
            if (point < passed) {
                return i;
            }
        }
        return shares.length - 1;
    }

    private static double truth(double[][] policy) {
        double sum = 0;
        for (int kind = 0; kind < 2; kind++) {
            for (int item = 0; item < 3; item++) {
                sum += policy[kind][item] * CLICKS[kind][item] / 2;
            }
        }
        return sum;
    }

    private static double width(Estimate estimate) {
        return estimate.high() - estimate.low();
    }
}
