package io.rapport.domain.privacy;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/**
 * A keyed HMAC-SHA-256 of a national identifier, in hex: equal identifiers can be seen to be equal without being stored.
 * It lives in a purgeable table, never in an event.
 */
public record Fingerprint(String value) implements TextValue {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public Fingerprint {
        Texts.matching(HEX, value, "64 hex digits");
    }
}
