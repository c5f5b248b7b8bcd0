package io.rapport.domain.consent;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** Identifies a privacy notice through all its versions. */
public record NoticeId(String value) implements TextValue {

    public NoticeId {
        Texts.identifier(value);
    }
}
