package io.rapport.domain.governance;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/** Identifies a trained model in its register: 1 to 64 lower-case letters, digits, dots and hyphens, none of these two first. */
public record ModelId(String value) implements TextValue, Comparable<ModelId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    public ModelId {
        Texts.matching(FORM, value, "1 to 64 lower-case letters, digits or . - (not first)");
    }

    @Override
    public int compareTo(ModelId other) {
        return value.compareTo(other.value);
    }
}
