package io.rapport.domain.log;

import java.time.Instant;
import java.time.LocalDate;

/** Instants as {@link Instant#toString} writes them, read several times as fast as {@link Instant#parse} reads any form. */
final class StoredInstant {

    /** {@code 2026-03-10T12:00:00Z}, of which all but the fraction has a fixed place. */
    private static final String FORM = "dddd-dd-ddTdd:dd:dd";

    private static final int NANO_DIGITS = 9;

    private StoredInstant() {}

    /** @throws java.time.DateTimeException if it is no instant in ISO 8601 */
    static Instant parse(String text) {
        int nanos = hasForm(text) ? nanos(text) : -1;
        int hour = nanos < 0 ? 0 : number(text, 11, 13);
        int minute = nanos < 0 ? 0 : number(text, 14, 16);
        int second = nanos < 0 ? 0 : number(text, 17, 19);
        if (nanos < 0 || hour > 23 || minute > 59 || second > 59) {
            return Instant.parse(text);
        }
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        return Instant.ofEpochSecond(((day * 24 + hour) * 60 + minute) * 60 + second, nanos);
    }

    private static boolean hasForm(String text) {
        if (text.length() <= FORM.length() || text.charAt(text.length() - 1) != 'Z') {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char expected = FORM.charAt(i);
            if (expected == 'd' ? !isDigit(text.charAt(i)) : text.charAt(i) != expected) {
                return false;
            }
        }
        return true;
    }

    /** The fraction between the seconds and the Z, or -1 if it has another form. */
    private static int nanos(String text) {
        int from = FORM.length();
        int to = text.length() - 1;
        if (from == to) {
            return 0;
        }
        int digits = to - from - 1;
        if (text.charAt(from) != '.' || digits < 1 || digits > NANO_DIGITS) {
            return -1;
        }
        int nanos = 0;
        for (int i = 0; i < NANO_DIGITS; i++) {
            char digit = i < digits ? text.charAt(from + 1 + i) : '0';
            if (!isDigit(digit)) {
                return -1;
            }
            nanos = nanos * 10 + (digit - '0');
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
