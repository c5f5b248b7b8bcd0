package io.rapport.domain.sampling;

import io.rapport.domain.shared.Product;

/** What is asked for: units of one product in one strength (21 CFR 203.30(b)). */
public record SampleOrder(Product product, Strength strength, int quantity) {

    public SampleOrder {
        Quantities.require("quantity", quantity);
    }
}
