package io.rapport.domain.governance;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/** The SHA-256 of the rows that a model was trained on, in hex: the same log and seed give the same rows. */
public record TrainingSetDigest(String value) implements TextValue {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public TrainingSetDigest {
        Texts.matching(HEX, value, "64 hex digits in lower case");
    }
}
