package io.rapport.domain.event;

import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/**
 * The stored name and revision of an event, independent of the class that represents it today. A name is
 * {@code feature.what-happened}; a revision starts at 1 and grows when the stored form changes.
 */
public record EventType(String name, int revision) {

    static final Pattern NAME = Pattern.compile("[a-z]+\\.[a-z]+(?:-[a-z]+)*");

    public EventType {
        Texts.matching(NAME, name, "feature.what-happened in lower case");
        if (revision < 1) {
            throw InvalidValue.expected("a revision of at least 1");
        }
    }

    public String feature() {
        return name.substring(0, name.indexOf('.'));
    }
}
