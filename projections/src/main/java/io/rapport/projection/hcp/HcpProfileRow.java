package io.rapport.projection.hcp;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One HCP; names, contact and affiliation are ciphertext.
 *
 * @param productAccess the products to which it has access, in order
 * @param verifiedAt for the first time
 */
public record HcpProfileRow(
        String hcpId,
        String givenName,
        String familyName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String affiliation,
        String specialty,
        String role,
        String country,
        String language,
        List<String> interests,
        @Nullable String verifiedBy,
        @Nullable String licenceAuthority,
        @Nullable LocalDate licenceExpiresOn,
        boolean active,
        Instant registeredAt,
        Instant changedAt,
        List<String> productAccess,
        @Nullable Instant verifiedAt) {

    HcpProfileRow withProductAccess(List<String> products, Instant at) {
        return new HcpProfileRow(
                hcpId,
                givenName,
                familyName,
                email,
                phone,
                affiliation,
                specialty,
                role,
                country,
                language,
                interests,
                verifiedBy,
                licenceAuthority,
                licenceExpiresOn,
                active,
                registeredAt,
                at,
                products,
                verifiedAt);
    }
}
