package io.rapport.query.kpi;

import io.rapport.domain.shared.InvalidValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;

/** How long a period is. Weeks begin on Mondays (ISO 8601). */
public enum Grain {
    DAY {
        @Override
        LocalDate startOf(LocalDate day) {
            return day;
        }

        @Override
        LocalDate plus(LocalDate start, int periods) {
            return start.plusDays(periods);
        }
    },
    WEEK {
        @Override
        LocalDate startOf(LocalDate day) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        LocalDate plus(LocalDate start, int periods) {
            return start.plusWeeks(periods);
        }
    },
    MONTH {
        @Override
        LocalDate startOf(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        @Override
        LocalDate plus(LocalDate start, int periods) {
            return start.plusMonths(periods);
        }
    };

    abstract LocalDate startOf(LocalDate day);

    abstract LocalDate plus(LocalDate start, int periods);

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Grain of(String code) {
        return Arrays.stream(values())
                .filter(grain -> grain.code().equals(code))
                .findFirst()
                .orElseThrow(() -> InvalidValue.of("grain", "one of day, week, month"));
    }
}
