package io.rapport.domain.governance;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/** Names what is measured of lists, such as {@code ndcg-at-10}: lower-case words joined by hyphens. */
public record MetricName(String value) implements TextValue {

    private static final Pattern SLUG = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(?:-[a-z0-9]+)*");

    public MetricName {
        Texts.matching(SLUG, value, "lower-case words joined by hyphens, such as ndcg-at-10");
    }
}
