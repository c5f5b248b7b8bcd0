package io.rapport.domain.sampling;

/** Units of one lot in a shipment. */
public record ShippedLot(LotNumber lot, int quantity) {

    public ShippedLot {
        Quantities.require("quantity", quantity);
    }
}
