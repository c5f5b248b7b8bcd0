package io.rapport.domain.sampling;

import io.rapport.domain.hcp.LicenceAuthority;
import io.rapport.domain.privacy.ProtectedText;

/**
 * What the practitioner states and signs (21 CFR 203.30(b)), protected under the retention class {@code SAMPLES}.
 */
public record PractitionerStatement(
        ProtectedText signature, ProtectedText address, ProtectedText licence, LicenceAuthority authority) {}
