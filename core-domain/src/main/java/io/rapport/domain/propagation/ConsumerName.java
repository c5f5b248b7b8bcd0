package io.rapport.domain.propagation;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** Names a consumer of personal data for ever. */
public record ConsumerName(String value) implements TextValue, Comparable<ConsumerName> {

    public ConsumerName {
        Texts.identifier(value);
    }

    @Override
    public int compareTo(ConsumerName other) {
        return value.compareTo(other.value);
    }
}
