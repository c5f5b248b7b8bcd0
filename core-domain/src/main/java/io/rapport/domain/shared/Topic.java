package io.rapport.domain.shared;

import java.util.regex.Pattern;

/** A topic tag: lower-case words joined by hyphens, up to 64 characters. */
public record Topic(String value) implements TextValue, Comparable<Topic> {

    private static final Pattern SLUG = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(?:-[a-z0-9]+)*");

    public Topic {
        Texts.matching(SLUG, value, "lower-case words joined by hyphens, such as heart-failure");
    }

    @Override
    public int compareTo(Topic other) {
        return value.compareTo(other.value);
    }
}
