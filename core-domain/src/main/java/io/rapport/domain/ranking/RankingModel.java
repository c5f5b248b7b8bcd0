package io.rapport.domain.ranking;

import java.util.Map;

/** Scores candidates by their features, and tells what made each score. */
public sealed interface RankingModel permits LinearModel, TreeModel {

    Scorer scorer();

    /** By which scores are divided to give probabilities, so that these are calibrated; above 0. */
    double temperature();

    /** The same order of candidates, with other probabilities. */
    RankingModel withTemperature(double temperature);

    /**
     * What each feature adds to the score; a feature that adds nothing may be left out.
     *
     * @param features by the ordinals of {@link Feature}
     */
    Map<Feature, Double> contributions(double[] features);
}
