package io.rapport.query.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rapport.domain.shared.InvalidValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The last review of a page, by when it is due: the next page goes on after it. */
record ReviewCursor(Instant dueAt, String eventId) {

    private static final ReviewCursor START = new ReviewCursor(Instant.EPOCH, "");

    static ReviewCursor of(@Nullable String text) {
        if (text == null) {
            return START;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", 2);
            return new ReviewCursor(Instant.parse(parts[0]), parts[1]);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw InvalidValue.of("cursor", "the next of an earlier page");
        }
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((dueAt + " " + eventId).getBytes(UTF_8));
    }
}
