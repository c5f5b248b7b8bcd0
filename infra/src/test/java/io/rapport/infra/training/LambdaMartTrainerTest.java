package io.rapport.infra.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.ranking.Choices;
import io.rapport.domain.ranking.Feature;
import io.rapport.domain.ranking.Features.Asker;
import io.rapport.domain.ranking.ItemFacts;
import io.rapport.domain.ranking.ReadingHistory;
import io.rapport.domain.ranking.Scorer;
import io.rapport.domain.ranking.Touch;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import java.util.List;
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

        double[] byLibrary = LambdaMartTrainer.predict(trained.text(), rows, ROWS);

        Scorer scorer = LightGbmText.model(trained.text()).scorer();
        for (int i = 0; i < ROWS; i++) {
            double[] row = new double[Feature.COUNT];
            for (int f = 0; f < Feature.COUNT; f++) {
                row[f] = rows[i * Feature.COUNT + f];
            }
            assertThat(scorer.score(row)).isCloseTo(byLibrary[i], within(1e-9));
        }
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
                text.replaceFirst("left_child=\\S+", "left_child=99999"));
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
