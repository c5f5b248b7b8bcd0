package io.rapport.domain.ranking;

import io.rapport.domain.ranking.Tree.Split;
import io.rapport.domain.shared.InvalidValue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A sum of regression trees, such as LambdaMART fits (Burges, "From RankNet to LambdaRank to LambdaMART", 2010).
 *
 * @param temperature by which scores are divided to give probabilities; above 0
 */
public record TreeModel(List<Tree> trees, double temperature) implements RankingModel {

    public TreeModel {
        trees = List.copyOf(trees);
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw InvalidValue.expected("a temperature above 0");
        }
    }

    @Override
    public TreeModel withTemperature(double other) {
        return new TreeModel(trees, other);
    }

    /** Of all trees one after the other, so that scoring thousands of candidates goes through arrays only. */
    @Override
    public Scorer scorer() {
        int splits = trees.stream().mapToInt(tree -> tree.splits().size()).sum();
        int[] roots = new int[trees.size()];
        int[] features = new int[splits];
        double[] thresholds = new double[splits];
        int[] children = new int[2 * splits];
        double[] leaves = new double[splits + trees.size()];
        int split = 0;
        int leaf = 0;
        for (int t = 0; t < roots.length; t++) {
            Tree tree = trees.get(t);
            roots[t] = node(tree.root(), split, leaf);
            for (int i = 0; i < tree.splits().size(); i++) {
                Split each = tree.splits().get(i);
                features[split + i] = each.feature().ordinal();
                thresholds[split + i] = each.threshold();
                children[2 * (split + i)] = node(each.left(), split, leaf);
                children[2 * (split + i) + 1] = node(each.right(), split, leaf);
            }
            for (int i = 0; i < tree.leaves().size(); i++) {
                leaves[leaf + i] = tree.leaves().get(i);
            }
            split += tree.splits().size();
            leaf += tree.leaves().size();
        }
        return vector -> {
            double score = 0;
            for (int root : roots) {
                int node = root;
                while (node >= 0) {
                    node = children[2 * node + (vector[features[node]] <= thresholds[node] ? 0 : 1)];
                }
                score += leaves[-1 - node];
            }
            return score;
        };
    }

    private static int node(int inTree, int splitsBefore, int leavesBefore) {
        return inTree >= 0 ? inTree + splitsBefore : inTree - leavesBefore;
    }

    /** What every score starts from: the mean over what the model was fitted to. */
    public double base() {
        double base = 0;
        for (Tree tree : trees) {
            base += tree.mean();
        }
        return base;
    }

    /** The {@link ShapleyValues}. They sum up to the score less {@link #base}. */
    @Override
    public Map<Feature, Double> contributions(double[] features) {
        Map<Feature, Double> contributions = new EnumMap<>(Feature.class);
        trees.forEach(tree -> ShapleyValues.add(tree, features, contributions));
        return contributions;
    }
}
