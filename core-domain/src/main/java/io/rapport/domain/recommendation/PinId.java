package io.rapport.domain.recommendation;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** Identifies a pin in its placement. */
public record PinId(String value) implements TextValue {

    public PinId {
        Texts.identifier(value);
    }
}
