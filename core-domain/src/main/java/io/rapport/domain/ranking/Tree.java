package io.rapport.domain.ranking;

import io.rapport.domain.shared.InvalidValue;
import java.util.List;

/**
 * A regression tree. Nodes are named by numbers: from 0 the splits in their order, of which the first is the root, and from -1
 * downwards the leaves in theirs. A tree without splits has one leaf.
 *
 * @param leaves what each adds to the score
 */
public record Tree(List<Split> splits, List<Double> leaves) {

    /**
     * Where a tree parts.
     *
     * @param threshold up to and with which a feature goes to the left
     * @param leftShare of what came here when the tree was fitted, how much went to the left: above 0 and below 1
     */
    public record Split(Feature feature, double threshold, int left, int right, double leftShare) {

        /** @param features by their ordinals */
        boolean isLeft(double[] features) {
            return features[feature.ordinal()] <= threshold;
        }
    }

    /** @throws InvalidValue if it is no tree: each node but the root must be below exactly one split, which comes before it */
    public Tree {
        splits = List.copyOf(splits);
        leaves = List.copyOf(leaves);
        if (leaves.size() != splits.size() + 1) {
            throw InvalidValue.expected("one leaf more than splits");
        }
        boolean[] splitSeen = new boolean[splits.size()];
        boolean[] leafSeen = new boolean[leaves.size()];
        for (int i = 0; i < splits.size(); i++) {
            Split split = splits.get(i);
            requireFinite(split.threshold());
            if (!(split.leftShare() > 0 && split.leftShare() < 1)) {
                throw InvalidValue.expected("splits of which neither side is empty");
            }
            for (int child : new int[] {split.left(), split.right()}) {
                boolean[] seen = child < 0 ? leafSeen : splitSeen;
                int index = child < 0 ? -1 - child : child;
                if (index >= seen.length || seen[index] || (child >= 0 && child <= i)) {
                    throw InvalidValue.expected("each node below exactly one split, which comes before it");
                }
                seen[index] = true;
            }
        }
        leaves.forEach(Tree::requireFinite);
    }

    private static void requireFinite(double value) {
        if (!Double.isFinite(value)) {
            throw InvalidValue.expected("thresholds and values that are finite numbers");
        }
    }

    double leaf(int node) {
        return leaves.get(-1 - node);
    }

    /** The mean of what the tree adds, over what it was fitted to. */
    double mean() {
        return mean(root());
    }

    private double mean(int node) {
        if (node < 0) {
            return leaf(node);
        }
        Split split = splits.get(node);
        return split.leftShare() * mean(split.left()) + (1 - split.leftShare()) * mean(split.right());
    }

    int root() {
        return splits.isEmpty() ? -1 : 0;
    }
}
