package io.rapport.domain.export;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/** Chooses events by their stored name, such as {@code consent.granted}, or by their feature, such as {@code consent}. */
public record EventSelector(String value) implements TextValue, Comparable<EventSelector> {

    private static final Pattern FORM = Pattern.compile("(?=.{1,100}$)[a-z]+(?:\\.[a-z][a-z-]*)?");

    public EventSelector {
        Texts.matching(FORM, value, "an event's name, such as consent.granted, or a feature, such as consent");
    }

    public boolean isFeature() {
        return value.indexOf('.') < 0;
    }

    public boolean selects(String eventName) {
        return isFeature() ? eventName.startsWith(value + ".") : eventName.equals(value);
    }

    @Override
    public int compareTo(EventSelector other) {
        return value.compareTo(other.value);
    }
}
