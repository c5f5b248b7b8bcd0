package io.rapport.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.engagement.Action.ClickSearchResult;
import io.rapport.domain.engagement.Action.RateContent;
import io.rapport.domain.engagement.Action.SearchContent;
import io.rapport.domain.engagement.Action.ViewContent;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.Topic;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionTest {

    private static final ContentId CONTENT = new ContentId("content-1");
    private static final SearchFilters NO_FILTERS = new SearchFilters(new TreeSet<>(), null, null);

    @ParameterizedTest
    @ValueSource(ints = {0, 100})
    void a_depth_is_0_to_100_percent(int percent) {
        assertThat(new ViewContent(CONTENT, percent, null).depthPercent()).isEqualTo(percent);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void any_other_depth_is_refused(int percent) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new ViewContent(CONTENT, percent, null))
                .returns("depthPercent", InvalidValue::field);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 86_400_000})
    void a_dwell_lasts_up_to_a_day(long millis) {
        assertThat(new ViewContent(CONTENT, null, millis).dwellMillis()).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 86_400_001, Long.MAX_VALUE})
    void any_other_dwell_is_refused(long millis) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new ViewContent(CONTENT, null, millis))
                .returns("dwellMillis", InvalidValue::field);
    }

    @Test
    void a_view_may_come_without_measurements() {
        assertThatCode(() -> new ViewContent(CONTENT, null, null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void a_rating_has_1_to_5_stars(int stars) {
        assertThat(new RateContent(CONTENT, stars).stars()).isEqualTo(stars);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 6})
    void any_other_number_of_stars_is_refused(int stars) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new RateContent(CONTENT, stars))
                .returns("stars", InvalidValue::field);
    }

    @Test
    void a_search_may_find_nothing() {
        assertThat(new SearchContent(null, NO_FILTERS, 0).results()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_000_001})
    void an_impossible_number_of_results_is_refused(int results) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new SearchContent(null, NO_FILTERS, results))
                .returns("results", InvalidValue::field);
    }

    @Test
    void ranks_count_from_1() {
        assertThat(new ClickSearchResult(CONTENT, 1).rank()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_000_001})
    void any_other_rank_is_refused(int rank) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new ClickSearchResult(CONTENT, rank))
                .returns("rank", InvalidValue::field);
    }

    @Test
    void filters_do_not_change_with_the_set_they_were_made_of() {
        TreeSet<Topic> topics = new TreeSet<>(Set.of(new Topic("lipids")));
        SearchFilters filters = new SearchFilters(topics, null, null);

        topics.add(new Topic("stroke"));

        assertThat(filters.topics()).containsExactly(new Topic("lipids"));
    }
}
