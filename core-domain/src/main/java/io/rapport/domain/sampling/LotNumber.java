package io.rapport.domain.sampling;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** A manufacturer's lot, by which each shipped unit is traced to its practitioner (21 CFR 203.38). */
public record LotNumber(String value) implements TextValue {

    public LotNumber {
        Texts.identifier(value);
    }
}
