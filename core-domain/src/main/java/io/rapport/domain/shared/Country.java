package io.rapport.domain.shared;

import java.util.Locale;
import java.util.Set;

/** An ISO 3166-1 alpha-2 country code in capitals. */
public record Country(String value) implements TextValue {

    private static final Set<String> KNOWN = Set.of(Locale.getISOCountries());

    public Country {
        if (!KNOWN.contains(value)) {
            throw InvalidValue.expected("an ISO 3166-1 alpha-2 country code such as DE");
        }
    }
}
