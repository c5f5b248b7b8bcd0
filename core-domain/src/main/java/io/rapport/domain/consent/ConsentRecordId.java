package io.rapport.domain.consent;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** Identifies one decision on consent, as a receipt would cite it. */
public record ConsentRecordId(String value) implements TextValue {

    /** Stands in for a record where a purpose rests on a legitimate interest and not on a decision. */
    public static final ConsentRecordId LEGITIMATE_INTEREST = new ConsentRecordId("legitimate-interest");

    public ConsentRecordId {
        Texts.identifier(value);
    }
}
