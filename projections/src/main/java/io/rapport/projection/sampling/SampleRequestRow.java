package io.rapport.projection.sampling;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request for samples; signature, address and licence are ciphertext. */
public record SampleRequestRow(
        String requestId,
        String hcpId,
        String phase,
        String product,
        String strength,
        int quantity,
        String signature,
        String address,
        String licence,
        String authority,
        @Nullable String denialReason,
        List<Lot> lots,
        Instant signedAt,
        @Nullable Instant shippedAt,
        @Nullable Instant receivedAt,
        Instant changedAt) {

    /** Units of one lot in the shipment. */
    public record Lot(String lot, int quantity) {}
}
