package io.rapport.domain.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The bounds of dates that lie ahead: beyond them is a slip of the pen, and some stores cannot hold them. */
public final class Deadline {

    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private Deadline() {}

    /** @throws InvalidValue naming the field, unless it lies between 1990 and 2200 */
    public static void require(String field, Instant deadline) {
        if (deadline.isBefore(EARLIEST.atStartOfDay(ZoneOffset.UTC).toInstant())
                || deadline.isAfter(LATEST.atStartOfDay(ZoneOffset.UTC).toInstant())) {
            throw InvalidValue.of(field, "an instant between 1990 and 2200");
        }
    }

    /** @throws InvalidValue naming the field, unless it lies between 1990 and 2200 */
    public static void require(String field, LocalDate deadline) {
        if (deadline.isBefore(EARLIEST) || deadline.isAfter(LATEST)) {
            throw InvalidValue.of(field, "a date between 1990 and 2200");
        }
    }
}
