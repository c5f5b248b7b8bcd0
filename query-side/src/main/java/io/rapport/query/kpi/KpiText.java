package io.rapport.query.kpi;

import io.rapport.query.console.PageText;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** KPIs in words and numbers for people to read. */
final class KpiText {

    static final String NO_VALUE = "–";
    private static final String WITHHELD = "withheld";

    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);

    private KpiText() {}

    static String figure(Kpi kpi, Figure figure) {
        return figure.withheld() ? WITHHELD : value(kpi, figure.value(kpi));
    }

    static String value(Kpi kpi, @Nullable Double value) {
        if (value == null) {
            return NO_VALUE;
        }
        return switch (kpi.unit()) {
            case HCPS, COUNT -> String.format(Locale.ROOT, "%,.0f", value);
            case SHARE -> percent(value);
            case PER_HCP, PER_SESSION, STARS -> String.format(Locale.ROOT, "%.2f", value);
            case TIMES -> String.format(Locale.ROOT, "%.2f×", value);
            case MINUTES, DAYS -> String.format(Locale.ROOT, "%.1f", value);
        };
    }

    /** What stands beside the value; empty where the value says it. */
    static String unit(Kpi kpi) {
        return switch (kpi.unit()) {
            case SHARE, TIMES -> "";
            case HCPS, COUNT, PER_HCP, PER_SESSION, STARS, MINUTES, DAYS ->
                kpi.unit().text();
        };
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /** What is aimed at, such as "at least 62, 40.0 % of 155"; empty where nothing is. */
    static String goal(Kpi kpi, Figure figure) {
        Goal goal = kpi.goal();
        if (goal == null) {
            return "";
        }
        String direction = goal.atLeast() ? "at least " : "at most ";
        if (!goal.ofShare()) {
            String unit = unit(kpi);
            return direction + value(kpi, goal.value()) + (unit.isEmpty() ? "" : " " + unit);
        }
        Double of = figure.denominator();
        if (of == null) {
            return direction + percent(goal.value());
        }
        double number = goal.atLeast() ? Math.ceil(goal.value() * of) : Math.floor(goal.value() * of);
        return String.format(Locale.ROOT, "%s%,.0f, %s of %,.0f", direction, number, percent(goal.value()), of);
    }

    /** How the value compares with that of the period before, such as "up 12.5 % from 40". */
    static String change(Kpi kpi, Figure figure, Figure before) {
        Double now = figure.value(kpi);
        Double then = before.value(kpi);
        if (now == null || then == null) {
            return then == null ? "nothing to compare with before" : "was " + value(kpi, then) + " before";
        }
        if (value(kpi, now).equals(value(kpi, then))) {
            return "unchanged";
        }
        String direction = now > then ? "up" : "down";
        if (kpi.unit() == Unit.SHARE) {
            return String.format(
                    Locale.ROOT, "%s %.1f points from %s", direction, Math.abs(now - then) * 100, value(kpi, then));
        }
        return then == 0
                ? direction + " from " + value(kpi, then)
                : String.format(
                        Locale.ROOT,
                        "%s %s from %s",
                        direction,
                        percent(Math.abs(now - then) / Math.abs(then)),
                        value(kpi, then));
    }

    static String period(Period period) {
        return switch (period.grain()) {
            case DAY -> PageText.day(period.from());
            case WEEK -> "Week from " + PageText.day(period.from());
            case MONTH -> MONTH.format(period.from());
        };
    }

    static String shortPeriod(Period period) {
        LocalDate from = period.from();
        return switch (period.grain()) {
            case DAY, WEEK -> SHORT_DAY.format(from);
            case MONTH -> SHORT_MONTH.format(from);
        };
    }
}
