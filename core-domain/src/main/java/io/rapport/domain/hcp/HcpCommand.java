package io.rapport.domain.hcp;

import io.rapport.domain.privacy.Fingerprint;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.Deadline;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

public sealed interface HcpCommand {

    HcpId hcpId();

    record RegisterHcp(
            HcpId hcpId,
            PersonName name,
            Contact contact,
            Specialty specialty,
            Role role,
            Country country,
            Language language)
            implements HcpCommand {}

    /** A verification of identity by a national identifier, which no two HCPs share. */
    sealed interface VerifyIdentity extends HcpCommand {
        Fingerprint fingerprint();
    }

    /** Verification by NPI; the check digit was proven when the clear {@link Npi} was made. */
    record VerifyByNpi(HcpId hcpId, ProtectedText npi, Fingerprint fingerprint) implements VerifyIdentity {}

    /**
     * @param expiresOn the last day on which the licence is valid
     * @param today the day of the verification, in UTC
     */
    record VerifyByLicence(
            HcpId hcpId,
            ProtectedText number,
            Fingerprint fingerprint,
            LicenceAuthority authority,
            LocalDate expiresOn,
            LocalDate today)
            implements VerifyIdentity {
        public VerifyByLicence {
            Deadline.require("expiresOn", expiresOn);
        }
    }

    /** Changes the attributes that are given and leaves the others. */
    record ChangeAttributes(
            HcpId hcpId,
            @Nullable PersonName name,
            @Nullable Contact contact,
            @Nullable ProtectedText affiliation,
            @Nullable Specialty specialty,
            @Nullable Role role,
            @Nullable Country country,
            @Nullable Language language)
            implements HcpCommand {}

    record ChooseInterests(HcpId hcpId, Set<Topic> topics) implements HcpCommand {
        public ChooseInterests {
            topics = Set.copyOf(topics);
        }
    }

    /** Lets the HCP see content that is kept for those with access to the product. */
    record GrantProductAccess(HcpId hcpId, Product product) implements HcpCommand {}

    record EndProductAccess(HcpId hcpId, Product product) implements HcpCommand {}

    record DeactivateHcp(HcpId hcpId) implements HcpCommand {}

    /** Ends the record for good, once two people have decided so. */
    record EraseHcp(HcpId hcpId) implements HcpCommand {}
}
