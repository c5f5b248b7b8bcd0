package io.rapport.domain.shared;

/** Human text of up to 2,000 characters, in clear. Where it may be about a person it is protected before it is stored. */
public record FreeText(String value) implements TextValue {

    public static final int MAX_LENGTH = 2_000;

    public FreeText {
        Texts.human(value, MAX_LENGTH);
    }

    @Override
    public String toString() {
        return "FreeText[" + value.length() + " characters]";
    }
}
