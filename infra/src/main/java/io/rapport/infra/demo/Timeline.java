package io.rapport.infra.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The days on which HCPs act, in UTC. */
record Timeline(LocalDate firstDay, LocalDate lastDay) {

    /** How long before the first day HCPs register: a past that is worth looking back at. */
    static final int EARLIER_DAYS = 300;

    static Timeline ending(LocalDate lastDay, int days) {
        return new Timeline(lastDay.minusDays(days - 1L), lastDay);
    }

    int days() {
        return index(lastDay) + 1;
    }

    /** The place of a day, from 0; negative before the first day. */
    int index(LocalDate day) {
        return (int) ChronoUnit.DAYS.between(firstDay, day);
    }

    LocalDate day(int index) {
        return firstDay.plusDays(index);
    }

    /** The first instant after the last day. Nothing of the sample happens from then on. */
    Instant end() {
        return startOf(lastDay.plusDays(1));
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
