package io.rapport.domain.event;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** The stored name of an event, of whichever revision: {@code feature.what-happened}. */
public record EventName(String value) implements TextValue {

    public EventName {
        Texts.matching(EventType.NAME, value, "feature.what-happened in lower case");
    }
}
