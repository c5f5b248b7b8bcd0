package io.rapport.domain.governance;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** A value of a {@link GroupDimension}: the code of a specialty, country, role or language. */
public record GroupCode(String value) implements TextValue {

    public GroupCode {
        Texts.identifier(value);
    }
}
