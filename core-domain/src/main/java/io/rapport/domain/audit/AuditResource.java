package io.rapport.domain.audit;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/** A kind of audit data, as its path with names in place of ids: {@code hcps/{id}/timeline}. */
public record AuditResource(String value) implements TextValue {

    private static final Pattern FORM = Pattern.compile("[a-z0-9{}/-]{1,100}", Pattern.CASE_INSENSITIVE);

    public AuditResource {
        Texts.matching(FORM, value, "a path of up to 100 letters, digits, hyphens and braces");
    }
}
