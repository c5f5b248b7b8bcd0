package io.rapport.domain.ranking;

import io.rapport.domain.ranking.Choices.Choice;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a model's probabilities agree with what is chosen: the temperature by which its scores are divided (Guo et al., "On
 * Calibration of Modern Neural Networks", ICML 2017). The order of candidates stays as it is.
 */
public final class Calibration {

    private static final double LOWEST = StrictMath.log(0.05);
    private static final double HIGHEST = StrictMath.log(20);
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 60;

    /** Scores of the candidates of a choice, the chosen first, and the logarithm of how many each stands for. */
    private record Scored(double[] scores, float[] logWeights) {}

    private Calibration() {}

    /**
     * The model with the temperature under which the choices are likeliest, from 0.05 to 20. The likelihood has one peak, so
     * that it is found by golden section.
     *
     * @param heldOut choices that the model was not fitted to; if there are none, the temperature stays
     */
    public static RankingModel calibrated(RankingModel model, Choices heldOut) {
        List<Scored> scored = new ArrayList<>();
        heldOut.all().forEach(choice -> scored.add(new Scored(scores(model.scorer(), choice), choice.logWeights())));
        if (scored.isEmpty()) {
            return model;
        }
        double low = LOWEST;
        double high = HIGHEST;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double ofLeft = loss(scored, left);
        double ofRight = loss(scored, right);
        for (int step = 0; step < STEPS; step++) {
            if (ofLeft <= ofRight) {
                high = right;
                right = left;
                ofRight = ofLeft;
                left = high - GOLDEN * (high - low);
                ofLeft = loss(scored, left);
            } else {
                low = left;
                left = right;
                ofLeft = ofRight;
                right = low + GOLDEN * (high - low);
                ofRight = loss(scored, right);
            }
        }
        return model.withTemperature(StrictMath.exp((low + high) / 2));
    }

    private static double[] scores(Scorer scorer, Choice choice) {
        double[] row = new double[Feature.COUNT];
        double[] scores = new double[choice.candidates()];
        for (int i = 0; i < scores.length; i++) {
            for (int f = 0; f < Feature.COUNT; f++) {
                row[f] = choice.features()[i * Feature.COUNT + f];
            }
            scores[i] = scorer.score(row);
        }
        return scores;
    }

    /** The mean of how unlikely what was chosen is, as a negative logarithm. */
    private static double loss(List<Scored> choices, double logTemperature) {
        double temperature = StrictMath.exp(logTemperature);
        double loss = 0;
        for (Scored choice : choices) {
            double best = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < choice.scores().length; i++) {
                best = Math.max(best, choice.scores()[i] / temperature + choice.logWeights()[i]);
            }
            double sum = 0;
            for (int i = 0; i < choice.scores().length; i++) {
                sum += StrictMath.exp(choice.scores()[i] / temperature + choice.logWeights()[i] - best);
            }
            loss += StrictMath.log(sum) + best - choice.scores()[0] / temperature;
        }
        return loss / choices.size();
    }
}
