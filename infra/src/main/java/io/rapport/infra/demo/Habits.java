package io.rapport.infra.demo;

import io.rapport.domain.hcp.Specialty;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** When HCPs are on the portal: by weekday and hour of their country, its holidays, and the congresses of their field. */
final class Habits {

    /** How long before the end of a day in UTC nothing starts any more, so that a visit is over by then. */
    static final int LAST_START_MINUTES = 90;

    private static final int STARTING_HOURS = 24 - (LAST_START_MINUTES + 59) / 60;

    /** Early risers, the lunch break, and above all the evening. */
    private static final double[] WORKDAY_HOURS = {
        0.05, 0.02, 0.01, 0.01, 0.03, 0.12, 0.4, 0.9, 0.8, 0.6, 0.6, 0.7, 1.3, 1.3, 0.7, 0.6, 0.7, 0.9, 0.9, 1.1, 1.5,
        1.5, 0.9, 0.3
    };

    private static final double[] WEEKEND_HOURS = {
        0.08, 0.03, 0.01, 0.01, 0.02, 0.05, 0.1, 0.3, 0.6, 1.0, 1.2, 1.1, 0.8, 0.7, 0.8, 0.9, 1.0, 1.0, 0.9, 0.9, 1.2,
        1.2, 0.8, 0.3
    };

    private static final double CONGRESS_FACTOR = 2.6;
    private static final double AFTERMATH_FACTOR = 1.35;
    private static final int AFTERMATH_DAYS = 7;

    private record Congress(Specialty specialty, MonthDay firstDay, MonthDay lastDay) {

        double factor(Specialty visitor, LocalDate day) {
            if (!visitor.equals(specialty) || day.isBefore(firstDay.atYear(day.getYear()))) {
                return 1;
            }
            long after = ChronoUnit.DAYS.between(lastDay.atYear(day.getYear()), day);
            return after <= 0 ? CONGRESS_FACTOR : after <= AFTERMATH_DAYS ? AFTERMATH_FACTOR : 1;
        }
    }

    private final List<Congress> congresses = Table.read("congresses.txt").stream()
            .map(row -> new Congress(
                    new Specialty(row.text(0)), MonthDay.parse("--" + row.text(1)), MonthDay.parse("--" + row.text(2))))
            .toList();

    /** How active the HCPs of a country and specialty are on a day, 1 being an ordinary Monday. */
    double activity(Market market, Specialty specialty, LocalDate day) {
        double congress = congresses.stream()
                .mapToDouble(each -> each.factor(specialty, day))
                .max()
                .orElse(1);
        return weekday(day) * (market.isQuiet(day) ? market.quietFactor() : 1) * congress;
    }

    private static double weekday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case MONDAY -> 1;
            case TUESDAY -> 1.08;
            case WEDNESDAY -> 1.1;
            case THURSDAY -> 1.02;
            case FRIDAY -> 0.82;
            case SATURDAY -> 0.3;
            case SUNDAY -> 0.34;
        };
    }

    /** A moment of a day in UTC at which an HCP of the country might turn to the portal. */
    Instant moment(Market market, LocalDate day, Dice dice) {
        int offset = market.zone()
                        .getRules()
                        .getOffset(day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC))
                        .getTotalSeconds()
                / 3_600;
        double[] hours = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0 ? WEEKEND_HOURS : WORKDAY_HOURS;
        int hour = Odds.of(STARTING_HOURS, utc -> hours[Math.floorMod(utc + offset - market.hoursLater(), 24)])
                .draw(dice);
        return Timeline.startOf(day).plusSeconds(hour * 3_600L + dice.below(3_600));
    }

    /** A moment in European office hours, on the day itself or the working day after it. */
    static Instant officeHour(LocalDate day, Dice dice) {
        LocalDate workday = day;
        while (workday.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0) {
            workday = workday.plusDays(1);
        }
        return Timeline.startOf(workday).plusSeconds(dice.between(7 * 3_600, 16 * 3_600));
    }
}
