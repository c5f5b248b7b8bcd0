package io.rapport.domain.review;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/** Names a rule for as long as there are reviews that it opened: lower-case words joined by hyphens, up to 63 characters. */
public record ReviewRuleName(String value) implements TextValue {

    private static final Pattern FORM = Pattern.compile("(?=.{1,63}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

    public ReviewRuleName {
        Texts.matching(FORM, value, "lower-case words joined by hyphens, such as late-withdrawal, up to 63 characters");
    }
}
