package io.rapport.domain.shared;

/** A product of the company by its code. */
public record Product(String value) implements TextValue {

    public Product {
        Texts.identifier(value);
    }
}
