package io.rapport.domain.shared;

/** A product of the company by its code. */
public record Product(String value) implements TextValue, Comparable<Product> {

    public Product {
        Texts.identifier(value);
    }

    @Override
    public int compareTo(Product other) {
        return value.compareTo(other.value);
    }
}
