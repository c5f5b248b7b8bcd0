package io.rapport.query.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Values as people read them, in all pages alike; in templates under the name {@code text}. */
@Component("text")
public final class PageText {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** To the minute, such as 3 Mar 2026, 14:03 UTC; empty for what has no time. */
    public static String time(@Nullable Instant at) {
        return at == null ? "" : MINUTE.format(at);
    }

    /** To the second. */
    public static String exactTime(@Nullable Instant at) {
        return at == null ? "" : SECOND.format(at);
    }

    public static String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    /** A code as words: heart-failure is heart failure. */
    public static String words(@Nullable String code) {
        return code == null ? "" : code.replace('-', ' ');
    }

    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** With three digits after the point. */
    public static String decimals(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }
}
