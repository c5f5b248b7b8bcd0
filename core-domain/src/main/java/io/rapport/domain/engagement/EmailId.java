package io.rapport.domain.engagement;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** An e-mail to one HCP, as the system that sent it numbers them. */
public record EmailId(String value) implements TextValue {

    public EmailId {
        Texts.identifier(value);
    }
}
