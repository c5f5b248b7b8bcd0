package io.rapport.query.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "day, 2024-02-29, 2024-02-29, 2024-02-28",
        "week, 2027-01-03, 2026-12-28, 2026-12-21",
        "week, 2026-11-23, 2026-11-23, 2026-11-16",
        "month, 2026-03-31, 2026-03-01, 2026-02-01",
        "month, 2026-01-15, 2026-01-01, 2025-12-01",
    })
    void a_day_is_in_one_period_and_another_one_ended_before_it(
            String grain, LocalDate day, LocalDate from, LocalDate before) {
        Period period = Period.containing(Grain.of(grain), day);

        assertThat(period.from()).isEqualTo(from);
        assertThat(period.before().from()).isEqualTo(before);
        assertThat(period.before().after()).isEqualTo(period);
    }

    @ParameterizedTest
    @CsvSource({"day", "week", "month"})
    void the_last_periods_follow_on_each_other_and_end_with_this_one(String grain) {
        Period period = Period.containing(Grain.of(grain), LocalDate.parse("2026-03-31"));

        assertThat(period.last(13))
                .hasSize(13)
                .endsWith(period.before(), period)
                .isSortedAccordingTo((a, b) -> a.from().compareTo(b.from()));
    }
}
