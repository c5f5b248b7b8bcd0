package io.rapport.domain.consent;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** Identifies one decision on consent, as a receipt would cite it. */
public record ConsentRecordId(String value) implements TextValue {

    public ConsentRecordId {
        Texts.identifier(value);
    }
}
