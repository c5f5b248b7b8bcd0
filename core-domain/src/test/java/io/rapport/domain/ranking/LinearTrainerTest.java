package io.rapport.domain.ranking;

import static io.rapport.domain.ranking.RandomReading.START;
import static io.rapport.domain.ranking.RandomReading.content;
import static io.rapport.domain.ranking.RandomReading.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rapport.domain.ranking.Features.Asker;
import io.rapport.domain.ranking.Features.Preferences;
import io.rapport.domain.shared.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinearTrainerTest {

    private static final Topic CHOSEN = new Topic("heart-failure");

    @Test
    void weights_by_which_choices_were_made_are_found_again() {
        LinearModel model = train(choices(1.5, 4_000));

        assertThat(model.weights().get(Feature.INTERESTS)).isCloseTo(1.5, within(0.12));
    }

    @Test
    void the_same_choices_give_the_same_model_to_the_bit() {
        assertThat(train(choices(1, 300))).isEqualTo(train(choices(1, 300)));
    }

    @Test
    void no_choices_give_a_model_without_weights() {
        assertThat(train(new Choices(10, 1)).weights()).isEmpty();
    }

    @Test
    void the_loss_never_grows_from_one_accepted_pass_to_the_best() {
        List<Double> losses = new ArrayList<>();
        LinearTrainer.train(choices(2, 500), losses::add);

        assertThat(losses).hasSizeGreaterThan(3);
        assertThat(losses.getLast()).isLessThan(losses.getFirst());
    }

    @Test
    void only_the_newest_choices_are_kept() {
        assertThat(choices(1, 700).size()).isEqualTo(700);
        assertThat(choices(1, 5_000).size()).isEqualTo(4_000);
    }

    @Test
    void contributions_sum_to_the_score() {
        LinearModel model = new LinearModel(Map.of(Feature.AGE, -0.25, Feature.READERS, 2.0), 1);
        double[] features = new double[Feature.COUNT];
        features[Feature.AGE.ordinal()] = 4;
        features[Feature.READERS.ordinal()] = 0.5;

        assertThat(model.contributions(features)).isEqualTo(Map.of(Feature.AGE, -1.0, Feature.READERS, 1.0));
        assertThat(model.scorer().score(features)).isZero();
    }

    private static LinearModel train(Choices choices) {
        return LinearTrainer.train(choices, _ -> {});
    }

    /** Readers choose among forty items, of which half are on a topic that they are interested in, by its weight. */
    static Choices choices(double weight, int count) {
        ReadingHistory history = new ReadingHistory();
        for (int i = 0; i < 40; i++) {
            List<Topic> topics = i % 2 == 0 ? List.of(CHOSEN) : List.of();
            history.publish(content(i), new ItemFacts(topics, null, null), START);
        }
        int[] candidates = RandomReading.all(history);
        double odds = Math.exp(weight);
        Random random = new Random(3);
        Choices choices = new Choices(4_000, 1);
        for (int i = 0; i < count; i++) {
            boolean interesting = random.nextDouble() < odds / (1 + odds);
            int chosen = 2 * random.nextInt(20) + (interesting ? 0 : 1);
            choices.add(
                    history, new Asker(reader(1), null, Set.of(CHOSEN), Preferences.NONE), START, candidates, chosen);
        }
        return choices;
    }
}
