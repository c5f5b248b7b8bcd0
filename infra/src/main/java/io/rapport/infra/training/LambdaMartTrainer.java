package io.rapport.infra.training;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import io.rapport.domain.ranking.Choices;
import io.rapport.domain.ranking.Feature;
import io.rapport.domain.ranking.TreeModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits a {@link TreeModel} to choices by LightGBM's LambdaMART: what was chosen is to come before what was not. The same choices
 * and seed give the same trees.
 */
public final class LambdaMartTrainer {

    private static final int ITERATIONS = 120;

    private static final String PARAMETERS = String.join(
            " ",
            "objective=lambdarank",
            "lambdarank_truncation_level=20",
            "learning_rate=0.1",
            "num_leaves=15",
            "min_data_in_leaf=200",
            "feature_fraction=0.7",
            "lambda_l2=5",
            "use_missing=false",
            "deterministic=true",
            "force_row_wise=true",
            "num_threads=2",
            "verbosity=-1");

    private LambdaMartTrainer() {}

    /** Whether the library and what it needs of the system (OpenMP, as {@code libgomp1}) are here. */
    public static boolean isAvailable() {
        try {
            return LGBMBooster.isNativeLoaded();
        } catch (LinkageError e) {
            return false;
        }
    }

    /** A model as LightGBM saves it. */
    record Trained(String text) {}

    /** @throws IllegalStateException if the library is not available, or refuses */
    public static TreeModel train(Choices choices, long seed) {
        return LightGbmText.model(fit(choices, seed).text());
    }

    static Trained fit(Choices choices, long seed) {
        if (!isAvailable()) {
            throw new IllegalStateException("LightGBM cannot be loaded here; it needs OpenMP, the package libgomp1");
        }
        String parameters = PARAMETERS + " seed=" + Math.floorMod(seed, Integer.MAX_VALUE);
        Rows rows = Rows.of(choices);
        try (LGBMDataset data = LGBMDataset.createFromMat(
                rows.features(), rows.labels().length, Feature.COUNT, true, parameters, null)) {
            data.setField("label", rows.labels());
            data.setField("group", rows.groups());
            try (LGBMBooster booster = LGBMBooster.create(data, parameters)) {
                boolean finished = false;
                for (int i = 0; i < ITERATIONS && !finished; i++) {
                    finished = booster.updateOneIter();
                }
                return new Trained(booster.saveModelToString(0, 0, FeatureImportanceType.GAIN));
            }
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM refused: " + e.getMessage(), e);
        }
    }

    /** @param groups how many candidates each choice has */
    private record Rows(float[] features, float[] labels, int[] groups) {

        static Rows of(Choices choices) {
            int rows = Math.toIntExact(choices.rows());
            float[] features = new float[Math.multiplyExact(rows, Feature.COUNT)];
            float[] labels = new float[rows];
            List<Integer> groups = new ArrayList<>();
            int[] row = {0};
            choices.each((ofChoice, candidates) -> {
                System.arraycopy(ofChoice, 0, features, row[0] * Feature.COUNT, candidates * Feature.COUNT);
                labels[row[0]] = 1;
                groups.add(candidates);
                row[0] += candidates;
            });
            return new Rows(
                    features,
                    labels,
                    groups.stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
