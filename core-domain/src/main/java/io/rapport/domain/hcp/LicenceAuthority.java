package io.rapport.domain.hcp;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/** Who licenses: an ISO 3166 country or subdivision code, such as {@code DE} or {@code US-NJ}. */
public record LicenceAuthority(String value) implements TextValue {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}(?:-[A-Z0-9]{1,3})?");

    public LicenceAuthority {
        Texts.matching(FORM, value, "an ISO 3166 country or subdivision code such as DE or US-NJ");
    }
}
