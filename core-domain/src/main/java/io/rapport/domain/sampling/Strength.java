package io.rapport.domain.sampling;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/** The strength and form of a product as its label states it, such as {@code 10 mg tablet}. */
public record Strength(String value) implements TextValue {

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-zµ][0-9A-Za-zµ .,/%()-]{0,59}");

    public Strength {
        Texts.matching(FORM, value, "a strength such as 10 mg tablet, up to 60 characters");
    }
}
