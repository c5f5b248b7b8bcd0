package io.rapport.domain.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rapport.domain.ranking.Tree.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapleyValuesTest {

    private static final Feature[] FEATURES = {
        Feature.AGE, Feature.READERS, Feature.QUIET, Feature.TOPICS, Feature.PASSED_BY
    };

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 15, 40})
    void they_are_the_mean_over_all_orders_in_which_features_become_known(int splits) {
        Random random = new Random(splits);
        for (int round = 0; round < 20; round++) {
            Tree tree = tree(random, splits);
            double[] candidate = new double[Feature.COUNT];
            for (Feature feature : FEATURES) {
                candidate[feature.ordinal()] = random.nextDouble();
            }
            Map<Feature, Double> values = new EnumMap<>(Feature.class);
            ShapleyValues.add(tree, candidate, values);

            for (Feature feature : FEATURES) {
                assertThat(values.getOrDefault(feature, 0.0))
                        .isCloseTo(overAllOrders(tree, candidate, feature), within(1e-12));
            }
        }
    }

    private static double overAllOrders(Tree tree, double[] candidate, Feature feature) {
        List<List<Feature>> orders = new ArrayList<>();
        permute(new ArrayList<>(List.of(FEATURES)), 0, orders);
        double sum = 0;
        for (List<Feature> order : orders) {
            Set<Feature> known = EnumSet.noneOf(Feature.class);
            known.addAll(order.subList(0, order.indexOf(feature)));
            double before = expected(tree, tree.root(), candidate, known);
            known.add(feature);
            sum += expected(tree, tree.root(), candidate, known) - before;
        }
        return sum / orders.size();
    }

    private static void permute(List<Feature> features, int fixed, List<List<Feature>> orders) {
        if (fixed == features.size()) {
            orders.add(List.copyOf(features));
        }
        for (int i = fixed; i < features.size(); i++) {
            Collections.swap(features, fixed, i);
            permute(features, fixed + 1, orders);
            Collections.swap(features, fixed, i);
        }
    }

    /** What is unknown goes both ways. */
    private static double expected(Tree tree, int node, double[] candidate, Set<Feature> known) {
        if (node < 0) {
            return tree.leaf(node);
        }
        Split split = tree.splits().get(node);
        double share = known.contains(split.feature()) ? (split.isLeft(candidate) ? 1 : 0) : split.leftShare();
        return share * expected(tree, split.left(), candidate, known)
                + (1 - share) * expected(tree, split.right(), candidate, known);
    }

    /** Grown at random leaves, so that features come again on a path. */
    private static Tree tree(Random random, int splits) {
        int[][] children = new int[splits][2];
        List<int[]> ends = new ArrayList<>();
        ends.add(null);
        for (int i = 0; i < splits; i++) {
            int[] end = ends.remove(random.nextInt(ends.size()));
            if (end != null) {
                children[end[0]][end[1]] = i;
            }
            ends.add(new int[] {i, 0});
            ends.add(new int[] {i, 1});
        }
        for (int leaf = 0; leaf < ends.size(); leaf++) {
            int[] end = ends.get(leaf);
            children[end[0]][end[1]] = -1 - leaf;
        }
        return new Tree(
                IntStream.range(0, splits)
                        .mapToObj(i -> new Split(
                                FEATURES[random.nextInt(FEATURES.length)],
                                random.nextDouble(),
                                children[i][0],
                                children[i][1],
                                0.05 + 0.9 * random.nextDouble()))
                        .toList(),
                random.doubles(splits + 1, -1, 1).boxed().toList());
    }
}
