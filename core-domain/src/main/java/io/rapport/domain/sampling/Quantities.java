package io.rapport.domain.sampling;

import io.rapport.domain.shared.InvalidValue;

/** The bounds of a number of units that no single request exceeds, whatever the product's own limit. */
final class Quantities {

    private static final int MAX = 1_000;

    private Quantities() {}

    static void require(String field, int quantity) {
        if (quantity < 1 || quantity > MAX) {
            throw InvalidValue.of(field, "1 to " + MAX + " units");
        }
    }
}
