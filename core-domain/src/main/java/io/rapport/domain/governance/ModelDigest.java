package io.rapport.domain.governance;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/** The SHA-256 of the file that a model is loaded from, in hex: what was approved is what serves. */
public record ModelDigest(String value) implements TextValue {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public ModelDigest {
        Texts.matching(HEX, value, "64 hex digits in lower case");
    }
}
