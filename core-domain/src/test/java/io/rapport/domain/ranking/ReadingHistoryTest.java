package io.rapport.domain.ranking;

import static io.rapport.domain.ranking.RandomReading.APP;
import static io.rapport.domain.ranking.RandomReading.START;
import static io.rapport.domain.ranking.RandomReading.WEB;
import static io.rapport.domain.ranking.RandomReading.content;
import static io.rapport.domain.ranking.RandomReading.features;
import static io.rapport.domain.ranking.RandomReading.reader;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingHistoryTest {

    private static final HcpId ADA = reader(3);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void without_a_reader_all_features_equal_to_the_bit_those_of_a_history_that_never_had_the_reader(long seed) {
        RandomReading reading = new RandomReading(seed, 600);
        ReadingHistory retracted = reading.history();
        retracted.remove(ADA, _ -> true);

        ReadingHistory never = reading.history((reader, _) -> !ADA.equals(reader));

        assertThat(features(retracted, reading.end()))
                .as("seed %d", seed)
                .isEqualTo(features(never, reading.end()))
                .isNotEqualTo(features(reading.history(), reading.end()));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void a_decision_about_one_channel_takes_away_what_was_done_there_and_nothing_else(long seed) {
        RandomReading reading = new RandomReading(seed, 600);
        ReadingHistory retracted = reading.history();
        retracted.remove(ADA, APP::equals);

        ReadingHistory never = reading.history((reader, target) -> !(ADA.equals(reader) && APP.equals(target)));

        assertThat(features(retracted, reading.end())).as("seed %d", seed).isEqualTo(features(never, reading.end()));
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10, 11})
    void a_reader_who_comes_back_begins_anew_as_in_a_rebuild(long seed) {
        RandomReading reading = new RandomReading(seed, 400);
        Touch back = new Touch(content(0), ADA, reading.end(), WEB, true, null);
        ReadingHistory retracted = reading.history();
        retracted.remove(ADA, _ -> true);
        retracted.touch(back);

        ReadingHistory never = reading.history((reader, _) -> !ADA.equals(reader));
        never.touch(back);

        assertThat(features(retracted, reading.end())).as("seed %d", seed).isEqualTo(features(never, reading.end()));
    }

    @ParameterizedTest
    @ValueSource(longs = {12, 13, 14})
    void features_are_the_same_whether_or_not_they_were_asked_for_before(long seed) {
        RandomReading reading = new RandomReading(seed, 200);
        ReadingHistory asked = reading.history((_, _) -> true, history -> features(history, reading.end()));
        ReadingHistory notAsked = reading.history();
        assertThat(features(asked, reading.end())).as("seed %d", seed).isEqualTo(features(notAsked, reading.end()));

        asked.remove(ADA, _ -> true);
        notAsked.remove(ADA, _ -> true);

        assertThat(features(asked, reading.end())).as("seed %d", seed).isEqualTo(features(notAsked, reading.end()));
    }

    @Test
    void what_may_not_be_used_to_recommend_still_counts_as_a_read() {
        ReadingHistory history = new ReadingHistory();
        history.publish(content(0), ItemFacts.NONE, START);
        history.touch(new Touch(content(0), ADA, START, WEB, true, null));

        history.impersonalise(ADA, _ -> true);

        assertThat(history.reads(ADA)).isZero();
        assertThat(history.touchedBy(ADA).test(0)).isFalse();
        assertThat(history.item(0).readerCount()).isOne();
    }

    @Test
    void of_a_reader_who_has_taken_everything_back_nothing_is_left() {
        ReadingHistory history = new ReadingHistory();
        history.search(new TopicSearch(ADA, List.of(new Topic("lipids")), START, WEB));
        assertThat(history.reader(ADA)).isPresent();

        history.impersonalise(ADA, _ -> true);

        assertThat(history.reader(ADA)).isEmpty();
    }

    @Test
    void a_second_touch_by_the_same_reader_is_no_second_read() {
        ReadingHistory history = new ReadingHistory();
        history.publish(content(0), ItemFacts.NONE, START);
        history.touch(new Touch(content(0), ADA, START, WEB, true, null));
        history.touch(new Touch(content(0), ADA, START + 1, WEB, true, null));

        assertThat(history.item(0).readerCount()).isOne();
        assertThat(history.reads(ADA)).isOne();
    }

    @Test
    void a_new_version_may_be_read_again() {
        ReadingHistory history = new ReadingHistory();
        history.publish(content(0), ItemFacts.NONE, START);
        history.touch(new Touch(content(0), ADA, START, WEB, true, null));
        assertThat(history.touchedBy(ADA).test(0)).isTrue();

        history.publish(content(0), ItemFacts.NONE, START + 1);

        assertThat(history.touchedBy(ADA).test(0)).isFalse();
    }

    @Test
    void touches_of_content_that_was_never_published_are_passed_over() {
        ReadingHistory history = new ReadingHistory();

        history.touch(new Touch(content(0), ADA, START, WEB, true, null));

        assertThat(history.itemCount()).isZero();
        assertThat(history.reads(ADA)).isZero();
    }
}
