package io.rapport.domain.ranking;

import io.rapport.domain.ranking.Choices.Choice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/**
 * Fits a {@link LinearModel} to choices by maximum likelihood with a quadratic penalty, on features brought to mean 0 and
 * variance 1. Choices of what was not new count more, since new things are found without help.
 */
public final class LinearTrainer {

    private static final double PENALTY = 1e-4;
    private static final int ITERATIONS = 200;
    private static final long NEW = Duration.ofDays(1).toMillis();
    private static final double WEIGHT_OF_OLDER = 1.5;

    private LinearTrainer() {}

    /** @param progress told after each pass over the choices, with the loss */
    public static LinearModel train(Choices choices, DoubleConsumer progress) {
        List<Choice> all = new ArrayList<>();
        choices.all().forEach(all::add);
        Scaling scaling = Scaling.of(all);
        double[] found = Lbfgs.minimum(
                (point, gradient) -> {
                    double loss = loss(all, scaling, point, gradient);
                    progress.accept(loss);
                    return loss;
                },
                Feature.COUNT,
                ITERATIONS);
        Map<Feature, Double> weights = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            double weight = found[feature.ordinal()] * scaling.factor[feature.ordinal()];
            if (weight != 0) {
                weights.put(feature, weight);
            }
        }
        return new LinearModel(weights, 1);
    }

    /** Adds constants to no score: only differences between candidates count, so that means need not be taken off. */
    private record Scaling(double[] factor) {

        static Scaling of(List<Choice> choices) {
            double[] sum = new double[Feature.COUNT];
            double[] squares = new double[Feature.COUNT];
            long rows = 0;
            for (Choice choice : choices) {
                for (int i = 0; i < choice.candidates() * Feature.COUNT; i++) {
                    double value = choice.features()[i];
                    sum[i % Feature.COUNT] += value;
                    squares[i % Feature.COUNT] += value * value;
                }
                rows += choice.candidates();
            }
            double[] factor = new double[Feature.COUNT];
            for (int f = 0; f < Feature.COUNT; f++) {
                double mean = rows == 0 ? 0 : sum[f] / rows;
                double variance = rows == 0 ? 0 : squares[f] / rows - mean * mean;
                factor[f] = variance > 1e-9 ? 1 / Math.sqrt(variance) : 0;
            }
            return new Scaling(factor);
        }
    }

    private static double loss(List<Choice> choices, Scaling scaling, double[] point, double[] gradient) {
        double[] weights = new double[Feature.COUNT];
        for (int f = 0; f < Feature.COUNT; f++) {
            weights[f] = point[f] * scaling.factor[f];
        }
        double[] raw = new double[Feature.COUNT];
        double loss = 0;
        double total = 0;
        for (Choice choice : choices) {
            double weight = choice.age() > NEW ? WEIGHT_OF_OLDER : 1;
            loss += weight * lossOf(choice, weights, weight, raw);
            total += weight;
        }
        double penalty = 0;
        for (int f = 0; f < Feature.COUNT; f++) {
            gradient[f] = (total == 0 ? 0 : raw[f] * scaling.factor[f] / total) + PENALTY * point[f];
            penalty += PENALTY * point[f] * point[f] / 2;
        }
        return (total == 0 ? 0 : loss / total) + penalty;
    }

    private static double lossOf(Choice choice, double[] weights, double weight, double[] gradient) {
        int candidates = choice.candidates();
        float[] features = choice.features();
        double[] scores = new double[candidates];
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < candidates; i++) {
            double score = choice.logWeights()[i];
            int offset = i * Feature.COUNT;
            for (int f = 0; f < Feature.COUNT; f++) {
                score += weights[f] * features[offset + f];
            }
            scores[i] = score;
            best = Math.max(best, score);
        }
        double ofChosen = scores[0];
        double sum = 0;
        for (int i = 0; i < candidates; i++) {
            scores[i] = StrictMath.exp(scores[i] - best);
            sum += scores[i];
        }
        for (int i = 0; i < candidates; i++) {
            double surplus = weight * (scores[i] / sum - (i == 0 ? 1 : 0));
            int offset = i * Feature.COUNT;
            for (int f = 0; f < Feature.COUNT; f++) {
                gradient[f] += surplus * features[offset + f];
            }
        }
        return StrictMath.log(sum) + best - ofChosen;
    }
}
