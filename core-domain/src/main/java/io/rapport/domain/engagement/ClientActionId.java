package io.rapport.domain.engagement;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** The client's own id of an action, unique per HCP, by which a repeated action is known. */
public record ClientActionId(String value) implements TextValue {

    public ClientActionId {
        Texts.identifier(value);
    }
}
