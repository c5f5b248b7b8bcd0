package io.rapport.projection.figure;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** Beginnings of the windows that a time is in, in UTC. */
final class Windows {

    private Windows() {}

    static Instant hour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS);
    }

    static Instant day(Instant at) {
        return at.truncatedTo(ChronoUnit.DAYS);
    }

    /** A week begins on Monday (ISO 8601). */
    static Instant week(Instant at) {
        return day(at).atOffset(ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .toInstant();
    }
}
