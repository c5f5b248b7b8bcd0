package io.rapport.domain.hcp;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/** An e-mail address in clear, by the practical form that HTML's e-mail input accepts. */
public record EmailAddress(String value) implements TextValue {

    private static final Pattern FORM = Pattern.compile(
            "(?=.{3,254}$)[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-zA-Z0-9-]{1,63}(?:\\.[a-zA-Z0-9-]{1,63})*");

    public EmailAddress {
        Texts.matching(FORM, value, "an e-mail address");
    }

    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
