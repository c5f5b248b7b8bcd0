package io.rapport.domain.content;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;
import java.util.regex.Pattern;

/**
 * A descriptor of the Medical Subject Headings by its unique identifier, such as {@code D003924} for type 2 diabetes: the
 * letter D and 6 to 9 digits (US National Library of Medicine, "MeSH Record Types" and the element DescriptorUI of
 * "MeSH XML"). That there is such a descriptor is not checked: the headings are revised every year.
 */
public record MeshDescriptor(String value) implements TextValue, Comparable<MeshDescriptor> {

    private static final Pattern FORM = Pattern.compile("D[0-9]{6,9}");

    public MeshDescriptor {
        Texts.matching(FORM, value, "the letter D and 6 to 9 digits, such as D003924");
    }

    @Override
    public int compareTo(MeshDescriptor other) {
        return value.compareTo(other.value);
    }
}
