package io.rapport.domain.engagement;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** A visit, as the portal numbers them. */
public record SessionId(String value) implements TextValue {

    public SessionId {
        Texts.identifier(value);
    }
}
