package io.rapport.domain.governance;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/** Names the targets that a metric was taken over: {@code all}, or a part such as {@code week-old}: lower-case words joined by hyphens. */
public record MetricSlice(String value) implements TextValue {

    private static final Pattern SLUG = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(?:-[a-z0-9]+)*");

    public MetricSlice {
        Texts.matching(SLUG, value, "lower-case words joined by hyphens, such as week-old");
    }
}
