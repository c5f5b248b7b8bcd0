package io.rapport.projection.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The review of an event.
 *
 * @param position of the event, in the log
 * @param event its name
 * @param hcpId the HCP whom it is about
 * @param actedBy who did it
 * @param status opened, assigned or signed
 * @param digest the hash of the event's leaf, as it was shown to the signer
 */
public record ReviewRow(
        String eventId,
        long position,
        String event,
        @Nullable String hcpId,
        @Nullable String actedBy,
        String rule,
        String risk,
        Instant dueAt,
        Instant openedAt,
        String status,
        @Nullable String assignee,
        @Nullable String signedBy,
        @Nullable String signerName,
        @Nullable String meaning,
        @Nullable Instant signedAt,
        @Nullable Instant authenticatedAt,
        @Nullable String digest) {}
