package io.rapport.infra.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rapport.infra.evaluation.Bootstrap.Interval;
import io.rapport.infra.evaluation.Outcomes.Outcome;
import io.rapport.infra.evaluation.Outcomes.Slice;
import io.rapport.infra.evaluation.Prequential.Target;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private static final long DAY = 86_400;

    private final Outcomes outcomes = new Outcomes();

    @Test
    void measures_follow_their_definitions() {
        add(1, 0, 0);
        add(2, 0, 2);
        add(3, 0, -1);

        assertThat(outcomes.mean(Slice.ALL, Outcome::hit)).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(outcomes.mean(Slice.ALL, Outcome::ndcg)).isCloseTo((1 + 0.5) / 3, within(1e-12));
        assertThat(outcomes.mean(Slice.ALL, Outcome::reciprocalRank)).isCloseTo((1 + 1 / 3.0) / 3, within(1e-12));
    }

    @Test
    void slices_are_by_the_age_of_what_was_chosen() {
        add(1, DAY - 1, 0);
        add(1, DAY, 0);
        add(1, 7 * DAY, 0);

        assertThat(outcomes.count(Slice.UNDER_A_DAY)).isEqualTo(1);
        assertThat(outcomes.count(Slice.A_DAY)).isEqualTo(2);
        assertThat(outcomes.count(Slice.A_WEEK)).isEqualTo(1);
    }

    @Test
    void coverage_counts_what_was_listed_at_least_once() {
        outcomes.add(new Target(0, 1, 7, 0), new int[] {1, 2}, 0);
        outcomes.add(new Target(0, 1, 7, 0), new int[] {2, 3}, 0);

        assertThat(outcomes.coverage(12)).isEqualTo(0.25);
    }

    @Test
    void a_ratio_to_oneself_is_one_in_every_draw() {
        for (int person = 0; person < 20; person++) {
            add(person, 0, person % 4);
        }

        assertThat(Bootstrap.ratio(outcomes, outcomes, Slice.ALL)).isEqualTo(new Interval(1, 1));
        Interval interval = Bootstrap.ndcg(outcomes, Slice.ALL);
        assertThat(outcomes.mean(Slice.ALL, Outcome::ndcg)).isBetween(interval.low(), interval.high());
    }

    private void add(int person, long age, int place) {
        int[] top = {10, 11, 12, 13};
        outcomes.add(new Target(0, person, place < 0 ? 99 : top[place], age), top, 1_000);
    }
}
