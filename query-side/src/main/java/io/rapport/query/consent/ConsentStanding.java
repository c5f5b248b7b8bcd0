package io.rapport.query.consent;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HCP's consents as of one moment, by what was known at another.
 *
 * @param purposes every purpose there is, with the channels on which it is in force
 * @param decisions every decision known, oldest first
 */
record ConsentStanding(
        String hcpId, Instant asOf, Instant knownAt, List<PurposeStanding> purposes, List<Decision> decisions) {

    /**
     * @param jurisdiction the one whose terms apply to the HCP
     * @param inForce the channels on which the purpose may be pursued, each with the decision that it rests on, or
     *     {@code legitimate-interest}
     * @param notInForce the other channels, each with the reason
     * @param content where it stands with content that some decision singles out
     */
    record PurposeStanding(
            String purpose,
            String title,
            String legalBasis,
            String jurisdiction,
            boolean profiling,
            Map<String, String> inForce,
            Map<String, String> notInForce,
            List<ContentStanding> content) {}

    /**
     * @param product the product that the content is about; absent where it is about none or any other
     * @param contentType the type of the content; absent where it is any other
     */
    record ContentStanding(
            @Nullable String product,
            @Nullable String contentType,
            Map<String, String> inForce,
            Map<String, String> notInForce) {}

    /**
     * @param channel the one channel decided about; absent where it is all of them
     * @param product the one product decided about; absent where it is all of them
     * @param contentType the one type of content decided about; absent where it is all of them
     */
    record Decision(
            String recordId,
            String decision,
            String purpose,
            @Nullable String channel,
            @Nullable String product,
            @Nullable String contentType,
            @Nullable String notice,
            Instant decidedAt,
            @Nullable Instant expiresAt,
            Instant recordedAt) {}
}
