package io.rapport.domain.hcp;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/** A licence number as the licensing authority writes it, in clear. */
public record LicenceNumber(String value) implements TextValue {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ./-]{2,39}");

    public LicenceNumber {
        Texts.matching(FORM, value, "3 to 40 letters, digits, spaces or . / -");
    }

    @Override
    public String toString() {
        return "LicenceNumber[…]";
    }
}
