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

    /** @param inForce the channels on which the purpose may be pursued, each with the decision that it rests on */
    record PurposeStanding(String purpose, String title, String legalBasis, Map<String, String> inForce) {}

    /** @param channel the one channel decided about; absent where it is all of them */
    record Decision(
            String recordId,
            String decision,
            String purpose,
            @Nullable String channel,
            @Nullable String notice,
            Instant decidedAt,
            @Nullable Instant expiresAt,
            Instant recordedAt) {}
}
