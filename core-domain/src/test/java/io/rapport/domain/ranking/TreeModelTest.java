package io.rapport.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.rapport.domain.ranking.Tree.Split;
import io.rapport.domain.shared.InvalidValue;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeModelTest {

    private static final Split BY_AGE = new Split(Feature.AGE, 2, 1, -3, 0.75);
    private static final Split BY_READERS = new Split(Feature.READERS, 0.5, -1, -2, 0.5);
    private static final Tree TREE = new Tree(List.of(BY_AGE, BY_READERS), List.of(0.2, 0.6, -1.0));
    private static final Tree STUMP = new Tree(List.of(), List.of(0.25));
    private static final TreeModel MODEL = new TreeModel(List.of(TREE, STUMP, TREE), 1);

    @Test
    void a_score_is_the_sum_of_the_leaves_that_a_candidate_comes_to() {
        assertThat(score(1, 0)).isCloseTo(2 * 0.2 + 0.25, within(1e-15));
        assertThat(score(1, 1)).isCloseTo(2 * 0.6 + 0.25, within(1e-15));
        assertThat(score(3, 1)).isCloseTo(2 * -1.0 + 0.25, within(1e-15));
    }

    @Test
    void what_equals_the_threshold_goes_to_the_left() {
        assertThat(score(2, 0.5)).isEqualTo(score(1, 0));
    }

    @Test
    void contributions_sum_up_to_the_score_less_the_base() {
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            double[] features = features(random.nextDouble() * 4, random.nextDouble());
            double sum = MODEL.contributions(features).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertThat(MODEL.base() + sum).isCloseTo(MODEL.scorer().score(features), within(1e-12));
        }
    }

    @Test
    void a_feature_contributes_what_it_moves_when_it_becomes_known_first_and_last() {
        // Of the tree: 0.05 where nothing is known, 0.4 by age alone, 0.2 by readers alone, 0.6 by both.
        Map<Feature, Double> contributions = MODEL.contributions(features(1, 1));

        assertThat(contributions.get(Feature.AGE)).isCloseTo(2 * (0.35 + 0.4) / 2, within(1e-12));
        assertThat(contributions.get(Feature.READERS)).isCloseTo(2 * (0.15 + 0.2) / 2, within(1e-12));
    }

    @Test
    void what_is_no_tree_is_refused() {
        refused(List.of(BY_AGE), List.of(1.0));
        refused(List.of(new Split(Feature.AGE, 1, 0, -1, 0.5)), List.of(1.0, 2.0));
        refused(List.of(new Split(Feature.AGE, 1, -1, -1, 0.5)), List.of(1.0, 2.0));
        refused(List.of(new Split(Feature.AGE, 1, -1, -3, 0.5)), List.of(1.0, 2.0));
        refused(List.of(new Split(Feature.AGE, Double.NaN, -1, -2, 0.5)), List.of(1.0, 2.0));
        refused(List.of(new Split(Feature.AGE, 1, -1, -2, 0)), List.of(1.0, 2.0));
        refused(List.of(new Split(Feature.AGE, 1, -1, -2, Double.NaN)), List.of(1.0, 2.0));
        refused(List.of(new Split(Feature.AGE, 1, -1, -2, 0.5)), List.of(1.0, Double.POSITIVE_INFINITY));
        refused(
                List.of(new Split(Feature.AGE, 1, 1, -1, 0.5), new Split(Feature.AGE, 1, 1, -2, 0.5)),
                List.of(1.0, 2.0, 3.0));
    }

    private static void refused(List<Split> splits, List<Double> leaves) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Tree(splits, leaves));
    }

    private static double score(double age, double readers) {
        return MODEL.scorer().score(features(age, readers));
    }

    private static double[] features(double age, double readers) {
        double[] features = new double[Feature.COUNT];
        features[Feature.AGE.ordinal()] = age;
        features[Feature.READERS.ordinal()] = readers;
        return features;
    }
}
