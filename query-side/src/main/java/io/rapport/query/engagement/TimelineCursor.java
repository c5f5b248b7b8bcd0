package io.rapport.query.engagement;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rapport.domain.shared.InvalidValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The last entry of a page: the next one goes on after it. */
record TimelineCursor(Instant occurredAt, long position) {

    /** Before the newest entry that there can be. */
    private static final TimelineCursor START =
            new TimelineCursor(Instant.parse("9999-12-31T23:59:59Z"), Long.MAX_VALUE);

    static TimelineCursor of(@Nullable String text) {
        if (text == null) {
            return START;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", 2);
            return new TimelineCursor(Instant.parse(parts[0]), Long.parseLong(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw InvalidValue.of("cursor", "the next of an earlier page");
        }
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((occurredAt + " " + position).getBytes(UTF_8));
    }
}
