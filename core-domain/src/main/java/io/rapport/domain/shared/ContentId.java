package io.rapport.domain.shared;

/** Identifies a piece of content across its versions. */
public record ContentId(String value) implements TextValue {

    public ContentId {
        Texts.identifier(value);
    }
}
