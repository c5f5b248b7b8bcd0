package io.rapport.domain.ranking;

import static io.rapport.domain.ranking.RandomReading.START;
import static io.rapport.domain.ranking.RandomReading.WEB;
import static io.rapport.domain.ranking.RandomReading.content;
import static io.rapport.domain.ranking.RandomReading.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rapport.domain.ranking.Features.Asker;
import io.rapport.domain.ranking.RankedItem.PlaceReason;
import io.rapport.domain.ranking.Ranker.Question;
import io.rapport.domain.shared.ContentId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankerTest {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long NOW = START + 30 * DAY;
    private static final Scorer NEWEST = features -> -features[Feature.AGE.ordinal()];
    private static final Scorer INDIFFERENT = _ -> 0;

    /** Twenty items, published a day apart, the last of them now. */
    private final ReadingHistory history = new ReadingHistory();

    RankerTest() {
        for (int i = 0; i < 20; i++) {
            history.publish(content(i), ItemFacts.NONE, NOW - (19 - i) * DAY);
        }
    }

    @Test
    void the_best_comes_first() {
        assertThat(ids(list(NEWEST, ListPolicy.BY_SCORE, 3, 1))).containsExactly(content(19), content(18), content(17));
    }

    @Test
    void equal_scores_are_in_the_order_of_ids() {
        assertThat(ids(list(INDIFFERENT, ListPolicy.BY_SCORE, 4, 1)))
                .containsExactly(content(0), content(1), content(10), content(11));
    }

    @Test
    void by_its_places_the_library_is_listed() {
        ListPolicy policy = new ListPolicy(List.of(2, 4), Duration.ofDays(7), 0, 0);

        List<RankedItem> list = list(NEWEST, policy, 5, 1);

        assertThat(ids(list)).containsExactly(content(19), content(12), content(18), content(11), content(17));
        assertThat(list.get(1).reason()).isEqualTo(PlaceReason.LIBRARY);
        assertThat(list.get(2).reason()).isEqualTo(PlaceReason.SCORE);
    }

    @Test
    void a_library_that_is_empty_leaves_its_places_to_others() {
        ListPolicy policy = new ListPolicy(List.of(1), Duration.ofDays(400), 0, 0);

        assertThat(ids(list(NEWEST, policy, 2, 1))).containsExactly(content(19), content(18));
    }

    @Test
    void a_list_is_as_long_as_there_are_candidates_at_most() {
        assertThat(list(NEWEST, ListPolicy.DEFAULT, 50, 1)).hasSize(20);
        assertThat(new Ranker(history, ListPolicy.DEFAULT)
                        .rank(NEWEST, 1, new Question(Asker.of(reader(1)), NOW, new int[0], 10), new Chance(1))
                        .items())
                .isEmpty();
    }

    @Test
    void probabilities_over_all_candidates_sum_to_one() {
        double sum = list(NEWEST, ListPolicy.BY_SCORE, 20, 1).stream()
                .mapToDouble(RankedItem::probability)
                .sum();

        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    @Test
    void the_last_place_goes_to_each_item_as_often_as_its_propensity_says() {
        ListPolicy policy = new ListPolicy(List.of(), Duration.ofDays(7), 0.6, 0.5);
        int lists = 20_000;
        Map<ContentId, Integer> counts = new HashMap<>();
        Map<ContentId, Double> propensities = new HashMap<>();
        for (int seed = 0; seed < lists; seed++) {
            RankedItem last = list(NEWEST, policy, 3, seed).getLast();
            counts.merge(last.content(), 1, Integer::sum);
            propensities.put(last.content(), last.propensity());
        }

        assertThat(propensities.values().stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(1e-9));
        propensities.forEach((id, propensity) -> assertThat((double) counts.getOrDefault(id, 0) / lists)
                .as(id.value())
                .isCloseTo(propensity, within(0.02)));
    }

    @Test
    void a_pinned_item_stands_at_its_place_and_nowhere_else() {
        List<RankedItem> list = pinned(ListPolicy.BY_SCORE, 4, 1, Map.of(3, 1, 18, 3));

        assertThat(ids(list)).containsExactly(content(3), content(19), content(18), content(17));
        assertThat(list)
                .extracting(RankedItem::reason)
                .containsExactly(PlaceReason.PINNED, PlaceReason.SCORE, PlaceReason.PINNED, PlaceReason.SCORE);
    }

    @Test
    void pins_below_the_end_go_to_the_end_in_their_order() {
        assertThat(ids(pinned(ListPolicy.BY_SCORE, 4, 1, Map.of(3, 10, 4, 9))))
                .containsExactly(content(19), content(18), content(4), content(3));
    }

    @Test
    void of_more_pins_than_places_the_first_are_listed() {
        assertThat(ids(pinned(ListPolicy.BY_SCORE, 2, 1, Map.of(3, 5, 4, 9, 5, 1))))
                .containsExactly(content(5), content(3));
    }

    @Test
    void a_pinned_item_that_is_no_candidate_is_not_listed() {
        assertThat(ids(pinned(ListPolicy.BY_SCORE, 2, 1, Map.of(99, 1)))).containsExactly(content(19), content(18));
    }

    @Test
    void pinned_items_of_the_library_count_as_such() {
        ListPolicy policy = new ListPolicy(List.of(2, 4), Duration.ofDays(7), 0, 0);

        assertThat(ids(pinned(policy, 5, 1, Map.of(3, 1))))
                .containsExactly(content(3), content(19), content(18), content(12), content(17));
        assertThat(ids(pinned(policy, 5, 1, Map.of(12, 5, 11, 3))))
                .containsExactly(content(19), content(10), content(11), content(18), content(12));
    }

    @Test
    void beside_pins_the_last_free_place_goes_to_each_other_item_as_often_as_its_propensity_says() {
        ListPolicy policy = new ListPolicy(List.of(), Duration.ofDays(7), 0.6, 0.5);
        int lists = 20_000;
        Map<ContentId, Integer> counts = new HashMap<>();
        Map<ContentId, Double> propensities = new HashMap<>();
        for (int seed = 0; seed < lists; seed++) {
            List<RankedItem> list = pinned(policy, 4, seed, Map.of(17, 1, 3, 4));
            assertThat(list.getFirst().content()).isEqualTo(content(17));
            assertThat(list.getLast().content()).isEqualTo(content(3));
            assertThat(list.getLast().propensity()).isEqualTo(1);
            RankedItem lastFree = list.get(2);
            counts.merge(lastFree.content(), 1, Integer::sum);
            propensities.put(lastFree.content(), lastFree.propensity());
        }

        assertThat(propensities.values().stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(1e-9));
        propensities.forEach((id, propensity) -> assertThat((double) counts.getOrDefault(id, 0) / lists)
                .as(id.value())
                .isCloseTo(propensity, within(0.02)));
    }

    @Test
    void the_same_chance_gives_the_same_list() {
        assertThat(list(NEWEST, ListPolicy.DEFAULT, 10, 42)).isEqualTo(list(NEWEST, ListPolicy.DEFAULT, 10, 42));
    }

    @Test
    void what_peers_read_is_preferred_by_whoever_asks_for_it() {
        for (int peer = 1; peer < 4; peer++) {
            history.touch(new Touch(content(5), reader(peer), NOW - DAY, WEB, true, null));
            history.touch(new Touch(content(6), reader(peer), NOW - DAY, WEB, true, null));
        }
        history.touch(new Touch(content(7), reader(9), NOW - DAY, WEB, true, null));
        history.touch(new Touch(content(5), reader(0), NOW - DAY, WEB, true, null));

        Scorer peers = features -> features[Feature.PEERS_LATELY.ordinal()];
        List<RankedItem> list = new Ranker(history, ListPolicy.BY_SCORE)
                .rank(peers, 1, new Question(Asker.of(reader(0)), NOW, new int[] {6, 7, 8}, 3), new Chance(1))
                .items();

        assertThat(list.getFirst().content()).isEqualTo(content(6));
        assertThat(list.get(1).score()).isZero();
    }

    private List<RankedItem> pinned(ListPolicy policy, int limit, long seed, Map<Integer, Integer> pins) {
        int[] candidates = IntStream.range(0, 20).toArray();
        return new Ranker(history, policy)
                .rank(
                        NEWEST,
                        1,
                        new Question(Asker.of(reader(1)), NOW, candidates, new double[20], limit, pins),
                        new Chance(seed))
                .items();
    }

    private List<RankedItem> list(Scorer scorer, ListPolicy policy, int limit, long seed) {
        return new Ranker(history, policy)
                .rank(
                        scorer,
                        1,
                        new Question(
                                Asker.of(reader(1)), NOW, IntStream.range(0, 20).toArray(), limit),
                        new Chance(seed))
                .items();
    }

    private static List<ContentId> ids(List<RankedItem> list) {
        return list.stream().map(RankedItem::content).toList();
    }
}
