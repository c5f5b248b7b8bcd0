package io.rapport.domain.ranking;

import io.rapport.domain.ranking.Tree.Split;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much each feature adds to what a tree gives a candidate, over all orders in which the features may become known: its
 * Shapley value, where what is unknown goes both ways at a split, as much of it each way as when the tree was fitted
 * (Lundberg, Erion and Lee, "Consistent Individualized Feature Attribution for Tree Ensembles", 2018). Unlike the changes along
 * the candidate's path it never says less of a feature on which the tree rests more.
 *
 * <p>Each leaf adds its value times a product with one factor a feature: 1 or 0 where the feature is known, as it leads there
 * or not, and the share of candidates that it leads there where it is unknown. So its part in the Shapley values is had from
 * the coefficients of one polynomial.
 */
final class ShapleyValues {

    /** What a feature does to a candidate on the way to a leaf. */
    private record Factor(double known, double unknown) {

        private static final Factor NONE = new Factor(1, 1);

        Factor after(boolean followed, double share) {
            return new Factor(followed ? known : 0, unknown * share);
        }
    }

    private final Tree tree;
    private final double[] candidate;
    private final Map<Feature, Double> values;

    private ShapleyValues(Tree tree, double[] candidate, Map<Feature, Double> values) {
        this.tree = tree;
        this.candidate = candidate;
        this.values = values;
    }

    /**
     * @param candidate its features, by their ordinals
     * @param values to which those of this tree are added
     */
    static void add(Tree tree, double[] candidate, Map<Feature, Double> values) {
        new ShapleyValues(tree, candidate, values).descend(tree.root(), new EnumMap<>(Feature.class));
    }

    private void descend(int node, Map<Feature, Factor> path) {
        if (node < 0) {
            addLeaf(tree.leaf(node), path);
            return;
        }
        Split split = tree.splits().get(node);
        boolean left = split.isLeft(candidate);
        Factor before = path.get(split.feature());
        Factor known = before == null ? Factor.NONE : before;
        path.put(split.feature(), known.after(left, split.leftShare()));
        descend(split.left(), path);
        path.put(split.feature(), known.after(!left, 1 - split.leftShare()));
        descend(split.right(), path);
        if (before == null) {
            path.remove(split.feature());
        } else {
            path.put(split.feature(), before);
        }
    }

    private void addLeaf(double leaf, Map<Feature, Factor> path) {
        double[] product = product(path);
        path.forEach((feature, factor) -> values.merge(
                feature, leaf * (factor.known() - factor.unknown()) * weighted(product, factor), Double::sum));
    }

    /** By how many features are known: the sum, over all ways to choose them, of the products of all factors. */
    private static double[] product(Map<Feature, Factor> path) {
        double[] product = new double[path.size() + 1];
        product[0] = 1;
        int factors = 0;
        for (Factor factor : path.values()) {
            for (int known = ++factors; known > 0; known--) {
                product[known] = product[known] * factor.unknown() + product[known - 1] * factor.known();
            }
            product[0] *= factor.unknown();
        }
        return product;
    }

    /** The same sums without one of the factors, each weighted by the share of orders in which so many are known before it. */
    private static double weighted(double[] product, Factor without) {
        int others = product.length - 2;
        double sum = 0;
        double rest = 0;
        double orders = 0;
        for (int known = others; known >= 0; known--) {
            orders = known == others ? 1.0 / (others + 1) : orders * (others - known) / (known + 1);
            rest = without.known() == 0
                    ? product[known] / without.unknown()
                    : product[known + 1] - without.unknown() * rest;
            sum += orders * rest;
        }
        return sum;
    }
}
