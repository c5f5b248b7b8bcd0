package io.rapport.domain.review;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** The printed name of who signs, as 21 CFR 11.50(a)(1) asks for: 1 to 200 characters. */
public record SignerName(String value) implements TextValue {

    public SignerName {
        Texts.human(value, 200);
    }
}
