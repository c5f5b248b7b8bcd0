package io.rapport.domain.hcp;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/** A phone number in clear, in international form (ITU-T E.164): a plus sign and up to 15 digits. */
public record PhoneNumber(String value) implements TextValue {

    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{6,14}");

    public PhoneNumber {
        Texts.matching(FORM, value, "a phone number in international form such as +4930123456");
    }

    @Override
    public String toString() {
        return "PhoneNumber[…]";
    }
}
