package io.rapport.domain.privacy;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A personal field as it travels through commands, log and read models: ciphertext under the data key of one HCP and
 * retention class, in the form {@code class.base64url}. It is opened only at the edge, for a reader who may see it; when
 * the key is destroyed it is unreadable everywhere at once.
 */
public record ProtectedText(String value) implements TextValue {

    private static final Pattern FORM =
            Pattern.compile("(?:identity|engagement|samples|accountability)\\.[A-Za-z0-9_-]+");

    public ProtectedText {
        Texts.matching(FORM, value, "a retention class and ciphertext in base64url");
    }

    /** Whether a text that was stored is one, whatever key it is under. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    public static ProtectedText of(RetentionClass retention, String base64Url) {
        return new ProtectedText(retention.name().toLowerCase(Locale.ROOT) + "." + base64Url);
    }

    public RetentionClass retention() {
        return RetentionClass.valueOf(value.substring(0, value.indexOf('.')).toUpperCase(Locale.ROOT));
    }

    public String ciphertext() {
        return value.substring(value.indexOf('.') + 1);
    }
}
