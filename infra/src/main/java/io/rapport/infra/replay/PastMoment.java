package io.rapport.infra.replay;

import io.rapport.domain.shared.InvalidValue;
import io.rapport.infra.eventlog.LogReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A moment of the log's past.
 *
 * @param position the last that was known then
 * @param knownAt the moment, where it was given as such
 */
record PastMoment(long position, @Nullable Instant knownAt) {

    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final String FIELD = "to";
    private static final String FORMS =
            "a log position, a moment such as 2026-03-31T16:00:00Z, or a day such as 2026-03-31, which counts to its end in UTC";

    /** @throws InvalidValue if it is none of the three forms, or before the first or after the last event */
    static PastMoment of(String text, LogReader log) {
        long head = log.head();
        if (head == 0) {
            throw InvalidValue.of(FIELD, "nothing yet: the log has no events");
        }
        if (POSITION.matcher(text).matches()) {
            long position = Long.parseLong(text);
            if (position < 1 || position > head) {
                throw InvalidValue.of(FIELD, "a position from 1 to " + head + ", which is that of the last event");
            }
            return new PastMoment(position, null);
        }
        Instant moment = moment(text);
        Instant last = log.recordedAt(head);
        if (moment.isAfter(last) && !isDayOf(text, last)) {
            throw InvalidValue.of(FIELD, "a moment up to " + last + ", when the last event was recorded");
        }
        // The database does not know all moments that there have been.
        OptionalLong known = moment.isBefore(Instant.EPOCH) ? OptionalLong.empty() : log.positionAt(moment);
        long position = known.orElseThrow(() -> InvalidValue.of(
                FIELD, "a moment from " + log.recordedAt(1) + " on, when the first event was recorded"));
        return new PastMoment(position, moment);
    }

    private static boolean isDayOf(String text, Instant last) {
        return DAY.matcher(text).matches()
                && LocalDate.ofInstant(last, ZoneOffset.UTC).equals(LocalDate.parse(text));
    }

    private static Instant moment(String text) {
        try {
            return DAY.matcher(text).matches()
                    ? LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .minusNanos(1_000)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw InvalidValue.of(FIELD, FORMS);
        }
    }
}
