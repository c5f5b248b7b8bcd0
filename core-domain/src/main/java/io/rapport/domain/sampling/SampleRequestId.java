package io.rapport.domain.sampling;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** Identifies one request for samples. */
public record SampleRequestId(String value) implements TextValue {

    public SampleRequestId {
        Texts.identifier(value);
    }
}
