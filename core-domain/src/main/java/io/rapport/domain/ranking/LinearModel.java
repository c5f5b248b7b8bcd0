package io.rapport.domain.ranking;

import io.rapport.domain.shared.InvalidValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A conditional logit model (McFadden 1974): the logarithm of the odds of one candidate against another is the difference
 * of their scores, and a score is a sum of contributions that can be read one by one.
 *
 * @param weights by feature; a feature that is not named does not count
 * @param temperature by which scores are divided to give probabilities, so that these are calibrated; above 0
 */
public record LinearModel(Map<Feature, Double> weights, double temperature) implements RankingModel {

    public LinearModel {
        EnumMap<Feature, Double> ordered = new EnumMap<>(Feature.class);
        ordered.putAll(weights);
        weights = Collections.unmodifiableMap(ordered);
        if (!weights.values().stream().allMatch(Double::isFinite)) {
            throw InvalidValue.expected("weights that are finite numbers");
        }
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw InvalidValue.expected("a temperature above 0");
        }
    }

    @Override
    public Scorer scorer() {
        int[] features = weights.keySet().stream().mapToInt(Feature::ordinal).toArray();
        double[] values =
                weights.values().stream().mapToDouble(Double::doubleValue).toArray();
        return vector -> {
            double score = 0;
            for (int i = 0; i < features.length; i++) {
                score += values[i] * vector[features[i]];
            }
            return score;
        };
    }

    @Override
    public LinearModel withTemperature(double other) {
        return new LinearModel(weights, other);
    }

    /** They sum up to the score, in the order of the features. */
    @Override
    public Map<Feature, Double> contributions(double[] features) {
        Map<Feature, Double> contributions = new EnumMap<>(Feature.class);
        weights.forEach((feature, weight) -> contributions.put(feature, weight * features[feature.ordinal()]));
        return contributions;
    }
}
