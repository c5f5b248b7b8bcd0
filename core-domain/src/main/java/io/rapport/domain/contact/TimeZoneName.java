package io.rapport.domain.contact;

import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.TextValue;
import java.time.DateTimeException;
import java.time.ZoneId;

/** A time zone by its name in the IANA database, such as {@code Europe/Berlin}. */
public record TimeZoneName(String value) implements TextValue {

    public static final TimeZoneName UTC = new TimeZoneName("UTC");

    public TimeZoneName {
        try {
            ZoneId.of(value);
        } catch (DateTimeException e) {
            throw InvalidValue.expected("a time zone of the IANA database such as Europe/Berlin");
        }
    }

    ZoneId zone() {
        return ZoneId.of(value);
    }
}
