package io.rapport.domain.export;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** Identifies an export, its job and its bundle. */
public record ExportId(String value) implements TextValue {

    public ExportId {
        Texts.identifier(value);
    }
}
