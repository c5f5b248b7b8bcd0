package io.rapport.domain.replay;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/**
 * Names the events that wait for each other behind one that a projection failed on: the id of the HCP whom they are about,
 * or else their stream.
 */
public record DeadLetterSequence(String value) implements TextValue {

    private static final int MAX_LENGTH = 255;

    public DeadLetterSequence {
        Texts.human(value, MAX_LENGTH);
    }
}
