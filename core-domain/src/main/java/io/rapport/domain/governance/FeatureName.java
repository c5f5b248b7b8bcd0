package io.rapport.domain.governance;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** The name by which scoring computes a feature. */
public record FeatureName(String value) implements TextValue {

    public FeatureName {
        Texts.identifier(value);
    }
}
