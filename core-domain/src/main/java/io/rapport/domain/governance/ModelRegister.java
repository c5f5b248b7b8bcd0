package io.rapport.domain.governance;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/**
 * Names all models that serve one purpose, of which at most one serves in full: lower-case words joined by hyphens, up to 63
 * characters.
 */
public record ModelRegister(String value) implements TextValue {

    private static final Pattern FORM = Pattern.compile("(?=.{1,63}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

    /** The models that rank the content which an HCP is shown next. */
    public static final ModelRegister NEXT_BEST_CONTENT = new ModelRegister("next-best-content");

    public ModelRegister {
        Texts.matching(
                FORM, value, "lower-case words joined by hyphens, such as next-best-content, up to 63 characters");
    }
}
