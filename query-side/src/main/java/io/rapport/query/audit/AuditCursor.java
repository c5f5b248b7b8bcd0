package io.rapport.query.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rapport.domain.shared.InvalidValue;
import java.util.Base64;

/**
 * The last entry of a page: the next one goes on after it.
 *
 * @param key the value by which it was sorted, as text
 */
record AuditCursor(long position, String key) {

    /** @throws InvalidValue unless it is of an earlier page in the same order */
    static AuditCursor of(String text, AuditSort sort) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", 3);
            if (parts.length == 3 && parts[0].equals(sort.text()) && parts[2].indexOf('\0') < 0) {
                return new AuditCursor(Long.parseLong(parts[1]), parts[2]);
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        throw InvalidValue.of("cursor", "the next of an earlier page in the same order");
    }

    String text(AuditSort sort) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((sort.text() + " " + position + " " + key).getBytes(UTF_8));
    }
}
