package io.rapport.domain.consent;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** The version of the privacy notice that an HCP saw when it decided. */
public record NoticeVersion(String value) implements TextValue {

    public NoticeVersion {
        Texts.identifier(value);
    }
}
