package io.rapport.infra.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMException;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.ranking.Choices;
import io.rapport.domain.ranking.Feature;
import io.rapport.domain.ranking.Features.Asker;
import io.rapport.domain.ranking.ItemFacts;
import io.rapport.domain.ranking.ReadingHistory;
import io.rapport.domain.ranking.Scorer;
import io.rapport.domain.ranking.Touch;
import io.rapport.domain.ranking.TreeModel;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LambdaMartTrainerTest {

    private static final int ITEMS = 60;
    private static final int ROWS = 500;

    @BeforeEach
    void onlyWhereItCanBeLoaded() {
        assumeTrue(LambdaMartTrainer.isAvailable(), "LightGBM cannot be loaded here; it needs the package libgomp1");
    }

    @Test
    void trees_score_as_the_library_itself_does() throws Exception {
        LambdaMartTrainer.Trained trained = LambdaMartTrainer.fit(choices(), 7);
        float[] rows = rows();

        double[] byLibrary = predict(trained.text(), rows, PredictionType.C_API_PREDICT_RAW_SCORE);

        Scorer scorer = LightGbmText.model(trained.text()).scorer();
        for (int i = 0; i < ROWS; i++) {
            assertThat(scorer.score(row(rows, i))).isCloseTo(byLibrary[i], within(1e-9));
        }
    }

    @Test
    void features_contribute_what_the_library_itself_says() throws Exception {
        LambdaMartTrainer.Trained trained = LambdaMartTrainer.fit(choices(), 7);
        float[] rows = rows();

        double[] byLibrary = predict(trained.text(), rows, PredictionType.C_API_PREDICT_CONTRIB);

        TreeModel model = LightGbmText.model(trained.text());
        for (int i = 0; i < ROWS; i++) {
            Map<Feature, Double> contributions = model.contributions(row(rows, i));
            for (Feature feature : Feature.values()) {
                assertThat(contributions.getOrDefault(feature, 0.0))
                        .isCloseTo(byLibrary[i * (Feature.COUNT + 1) + feature.ordinal()], within(1e-9));
            }
        }
    }

    /** What LightGBM itself predicts by a model's text. */
    private static double[] predict(String text, float[] rows, PredictionType type) throws LGBMException {
        try (LGBMBooster booster = LGBMBooster.loadModelFromString(text)) {
            return booster.predictForMat(rows, ROWS, Feature.COUNT, true, type);
        }
    }

    private static double[] row(float[] rows, int number) {
        return IntStream.range(0, Feature.COUNT)
                .mapToDouble(f -> rows[number * Feature.COUNT + f])
                .toArray();
    }

    @Test
    void the_same_choices_and_seed_give_the_same_trees() {
        assertThat(LambdaMartTrainer.train(choices(), 7)).isEqualTo(LambdaMartTrainer.train(choices(), 7));
    }

    @Test
    void what_was_chosen_is_put_before_what_was_not() {
        Choices choices = choices();
        Scorer scorer = LambdaMartTrainer.train(choices, 7).scorer();
        int[] better = {0};
        int[] pairs = {0};
        choices.each((features, candidates) -> {
            for (int i = 1; i < candidates; i++) {
                better[0] += score(scorer, features, 0) > score(scorer, features, i) ? 1 : 0;
                pairs[0]++;
            }
        });
        assertThat((double) better[0] / pairs[0]).isGreaterThan(0.8);
    }

    private static double score(Scorer scorer, float[] features, int candidate) {
        return scorer.score(IntStream.range(0, Feature.COUNT)
                .mapToDouble(f -> features[candidate * Feature.COUNT + f])
                .toArray());
    }

    @Test
    void a_text_that_is_cut_off_or_damaged_is_refused() {
        String text = LambdaMartTrainer.fit(choices(), 7).text();
        List<String> broken = List.of(
                "",
                text.substring(0, text.length() / 2),
                text.replace("threshold=", "thresholds="),
                text.replaceFirst("leaf_value=\\S+", "leaf_value="),
                text.replaceFirst("decision_type=\\d+", "decision_type=1"),
                text.replaceFirst("left_child=\\S+", "left_child=99999"),
                text.replaceFirst("right_child=\\S+", "right_child=99999"),
                text.replaceFirst("split_feature=\\S+", "split_feature=99999"));
        for (String each : broken) {
            assertThatThrownBy(() -> LightGbmText.model(each))
                    .isInstanceOfAny(IllegalArgumentException.class, InvalidValue.class);
        }
    }

    private static float[] rows() {
        Random random = new Random(3);
        float[] rows = new float[ROWS * Feature.COUNT];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) (random.nextGaussian() * 3);
        }
        return rows;
    }

    /** Readers prefer what many others have read. */
    private static Choices choices() {
        Random random = new Random(1);
        ReadingHistory history = new ReadingHistory();
        for (int i = 0; i < ITEMS; i++) {
            history.publish(new ContentId("item-" + i), ItemFacts.NONE, 1_000L * i);
        }
        Choices choices = new Choices(1_000, 1);
        for (int n = 0; n < 900; n++) {
            HcpId reader = new HcpId("hcp-" + n % 90);
            long at = 10_000_000L + 60_000L * n;
            int item = Math.min(ITEMS - 1, (int) (Math.abs(random.nextGaussian()) * 8));
            int[] candidates = IntStream.range(0, ITEMS)
                    .filter(i -> !history.touchedBy(reader).test(i))
                    .toArray();
            if (n > 100 && IntStream.of(candidates).anyMatch(i -> i == item)) {
                choices.add(history, Asker.of(reader), at, candidates, item);
            }
            history.touch(
                    new Touch(new ContentId("item-" + item), reader, at, ConsentTarget.of(Channel.WEB), true, null));
        }
        return choices;
    }
}
