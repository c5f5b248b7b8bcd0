package io.rapport.projection.erasure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the erasure of an HCP is; the reason is ciphertext.
 *
 * @param decidedBy who approved or declined it
 * @param erasedPosition the position of the event by which the HCP was erased, the last one if there are several
 * @param forgottenBy the consumers of personal data that have confirmed, once all have
 */
public record ErasureRow(
        String hcpId,
        String phase,
        String reason,
        String requestedBy,
        Instant requestedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Long erasedPosition,
        @Nullable Instant erasedAt,
        List<String> forgottenBy,
        List<Retained> retained,
        @Nullable Long completedPosition,
        @Nullable Instant completedAt) {

    /** Records that the law keeps, until their key is destroyed on a day. */
    public record Retained(String retention, LocalDate until) {}
}
