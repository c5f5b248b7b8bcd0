package io.rapport.domain.contact;

import java.time.Instant;
import java.time.zone.ZoneRules;

/**
 * The hours of a time zone, numbered from Monday, 29 December 1969, so that weeks begin with a Monday. An hour that comes
 * twice, when clocks are put back, is one.
 */
record LocalHours(ZoneRules rules) {

    static final int OF_DAY = 24;
    static final int OF_WEEK = 7 * OF_DAY;

    private static final int SECONDS = 3600;
    private static final int DAYS_BEFORE_1970 = 3;

    static LocalHours of(TimeZoneName zone) {
        return new LocalHours(zone.zone().getRules());
    }

    /** The number of the hour of a moment in seconds since 1970. */
    long at(long seconds) {
        int offset = rules.getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
        return Math.floorDiv(seconds + offset, SECONDS) + DAYS_BEFORE_1970 * OF_DAY;
    }

    static int week(long hour) {
        return (int) Math.floorDiv(hour, OF_WEEK);
    }

    static Days days(long hour) {
        return Math.floorMod(hour, OF_WEEK) / OF_DAY < Days.WORKING_DAYS.number() ? Days.WORKING_DAYS : Days.WEEKEND;
    }

    static int hourOfDay(long hour) {
        return Math.floorMod(hour, OF_DAY);
    }
}
