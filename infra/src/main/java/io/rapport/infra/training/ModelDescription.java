package io.rapport.infra.training;

import io.rapport.domain.governance.FeatureName;
import io.rapport.domain.governance.ModelFeature;
import io.rapport.domain.ranking.Feature;
import io.rapport.domain.ranking.LinearModel;
import io.rapport.domain.ranking.RankingModel;
import io.rapport.domain.ranking.Tree.Split;
import io.rapport.domain.ranking.TreeModel;
import io.rapport.domain.shared.FreeText;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a model's card says of every model of its kind. */
final class ModelDescription {

    static final List<FreeText> LIMITS = List.of(
            new FreeText("It ranks what may be offered, and decides nothing else."),
            new FreeText("It knows nothing of HCPs who have read nothing yet: their lists are made by rules."),
            new FreeText("It learnt from what HCPs read, which is also what they were shown."),
            new FreeText(
                    "What is read changes: it was evaluated on the newest reads before it was trained, not on later ones."));

    private ModelDescription() {}

    static List<ModelFeature> features(RankingModel model) {
        return weighed(model).stream()
                .map(feature -> new ModelFeature(new FeatureName(feature.code()), new FreeText(feature.meaning())))
                .toList();
    }

    private static Collection<Feature> weighed(RankingModel model) {
        return switch (model) {
            case LinearModel linear -> linear.weights().keySet();
            case TreeModel trees ->
                trees.trees().stream()
                        .flatMap(tree -> tree.splits().stream())
                        .map(Split::feature)
                        .collect(Collectors.toCollection(TreeSet::new));
        };
    }
}
