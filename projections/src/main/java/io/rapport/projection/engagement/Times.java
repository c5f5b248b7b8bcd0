package io.rapport.projection.engagement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Times of actions, which are not recorded in the order in which they occurred. */
final class Times {

    private Times() {}

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
