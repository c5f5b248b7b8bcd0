package io.rapport.query.hcp;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an HCP; personal fields are absent where their key has been destroyed.
 *
 * @param productAccess the products whose gated content the HCP may see
 */
record HcpProfile(
        String id,
        @Nullable Name name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String affiliation,
        String specialty,
        String role,
        String country,
        String language,
        List<String> interests,
        boolean verified,
        @Nullable String verifiedBy,
        @Nullable Licence licence,
        List<String> productAccess,
        boolean active,
        Instant registeredAt,
        Instant changedAt,
        Engagement engagement) {

    record Name(String given, String family) {}

    record Licence(String authority, LocalDate expiresOn) {}

    /** What the HCP did, as far as analytics is consented to. */
    record Engagement(
            long actions,
            long sessions,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt) {}
}
