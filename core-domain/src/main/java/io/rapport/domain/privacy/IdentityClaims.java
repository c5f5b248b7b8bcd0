package io.rapport.domain.privacy;

import io.rapport.domain.shared.HcpId;

/** Which HCP holds which national identifier, by fingerprint. */
public interface IdentityClaims {

    /**
     * Claims an identifier for an HCP, durably before this returns. Claiming again for the same HCP changes nothing.
     *
     * @return false if another HCP holds it
     */
    boolean claim(HcpId hcp, Fingerprint fingerprint);
}
