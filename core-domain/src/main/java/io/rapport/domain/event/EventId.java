package io.rapport.domain.event;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** Identifies one event for ever, in whichever home the log has. */
public record EventId(String value) implements TextValue {

    public EventId {
        Texts.identifier(value);
    }
}
