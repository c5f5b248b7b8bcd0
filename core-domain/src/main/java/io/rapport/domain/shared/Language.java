package io.rapport.domain.shared;

import java.util.Locale;
import java.util.Set;

/** An ISO 639-1 language code in lower case. */
public record Language(String value) implements TextValue {

    private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());

    public Language {
        if (!KNOWN.contains(value)) {
            throw InvalidValue.expected("an ISO 639-1 language code such as de");
        }
    }
}
