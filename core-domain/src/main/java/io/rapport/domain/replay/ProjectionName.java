package io.rapport.domain.replay;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/** Names a projection: lower-case words joined by hyphens, starting with a letter, up to 63 characters. */
public record ProjectionName(String value) implements TextValue {

    private static final Pattern FORM = Pattern.compile("(?=.{1,63}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

    public ProjectionName {
        Texts.matching(FORM, value, "lower-case words joined by hyphens, such as hcp-timeline, up to 63 characters");
    }
}
