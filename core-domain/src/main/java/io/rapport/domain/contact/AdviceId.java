package io.rapport.domain.contact;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** Identifies an advice that was given. */
public record AdviceId(String value) implements TextValue {

    public AdviceId {
        Texts.identifier(value);
    }
}
