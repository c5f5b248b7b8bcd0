package io.rapport.domain.audit;

import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a read of audit data was narrowed by.
 *
 * @param name as in the request
 * @param value absent for free text
 * @param text free text, under the key of the HCP whom the read was about. A read that was about nobody keeps none: there
 *     is no key that an erasure would destroy
 */
public record ReadCriterion(
        Name name, @Nullable Coded value, @Nullable ProtectedText text) {

    public record Name(String value) implements TextValue {
        public Name {
            Texts.identifier(value);
        }
    }

    /** An id, a code, a number or a time, or several of them. */
    public record Coded(String value) implements TextValue {

        private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.:,+-]{1,200}");

        public Coded {
            Texts.matching(FORM, value, "up to 200 letters, digits or _ . : , + -");
        }
    }

    public static ReadCriterion coded(Name name, Coded value) {
        return new ReadCriterion(name, value, null);
    }

    public static ReadCriterion free(Name name, @Nullable ProtectedText text) {
        return new ReadCriterion(name, null, text);
    }
}
