package io.rapport.infra.training;

import io.rapport.domain.ranking.Feature;
import io.rapport.domain.ranking.Tree;
import io.rapport.domain.ranking.Tree.Split;
import io.rapport.domain.ranking.TreeModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads the text in which LightGBM saves models, as far as our models use it: numbers that are never missing. */
final class LightGbmText {

    private static final String TREE = "Tree=";
    private static final String END = "end of trees";

    /** What of the kind of a split must not be set: that it is of categories, or that values may be missing. */
    private static final int CATEGORIES_OR_MISSING = 0b1101;

    private LightGbmText() {}

    /** @throws IllegalArgumentException if it is not such a text */
    static TreeModel model(String text) {
        List<Tree> trees = new ArrayList<>();
        Map<String, String> fields = null;
        for (String line : text.lines().toList()) {
            if (line.startsWith(TREE) || line.equals(END)) {
                if (fields != null) {
                    trees.add(tree(fields));
                }
                if (line.equals(END)) {
                    return new TreeModel(trees, 1);
                }
                fields = new HashMap<>();
            } else if (fields != null && line.contains("=")) {
                int sign = line.indexOf('=');
                fields.put(line.substring(0, sign), line.substring(sign + 1));
            }
        }
        throw new IllegalArgumentException("a model of LightGBM ends with: " + END);
    }

    private static Tree tree(Map<String, String> fields) {
        int leaves = Integer.parseInt(field(fields, "num_leaves"));
        double[] values = numbers(fields, "leaf_value", leaves);
        List<Double> added = Arrays.stream(values).boxed().toList();
        if (leaves == 1) {
            return new Tree(List.of(), added);
        }
        double[] features = numbers(fields, "split_feature", leaves - 1);
        double[] thresholds = numbers(fields, "threshold", leaves - 1);
        double[] kinds = numbers(fields, "decision_type", leaves - 1);
        double[] left = numbers(fields, "left_child", leaves - 1);
        double[] right = numbers(fields, "right_child", leaves - 1);
        double[] ofSplits = numbers(fields, "internal_count", leaves - 1);
        double[] ofLeaves = numbers(fields, "leaf_count", leaves);
        return new Tree(
                IntStream.range(0, leaves - 1)
                        .mapToObj(i -> {
                            if (((int) kinds[i] & CATEGORIES_OR_MISSING) != 0) {
                                throw new IllegalArgumentException(
                                        "splits by categories, or where values may be missing, are not known");
                            }
                            return new Split(
                                    Feature.values()[within((int) features[i], Feature.COUNT, "split_feature")],
                                    thresholds[i],
                                    (int) left[i],
                                    (int) right[i],
                                    fittedTo((int) left[i], ofSplits, ofLeaves) / ofSplits[i]);
                        })
                        .toList(),
                added);
    }

    /** How many candidates came to a node when the tree was fitted. */
    private static double fittedTo(int node, double[] ofSplits, double[] ofLeaves) {
        return node < 0
                ? ofLeaves[within(-1 - node, ofLeaves.length, "left_child")]
                : ofSplits[within(node, ofSplits.length, "left_child")];
    }

    private static int within(int index, int count, String name) {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException(name + ": expected numbers below " + count);
        }
        return index;
    }

    private static double[] numbers(Map<String, String> fields, String name, int count) {
        double[] numbers = Arrays.stream(field(fields, name).strip().split(" +", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        if (numbers.length != count) {
            throw new IllegalArgumentException(name + ": expected " + count + " numbers");
        }
        return numbers;
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + ": expected in each tree");
        }
        return value;
    }
}
