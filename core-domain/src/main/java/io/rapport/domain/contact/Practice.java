package io.rapport.domain.contact;

import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.shared.Country;
import java.util.Optional;

/** With whom an HCP is compared, and by whose clock it lives. */
public record Practice(Specialty specialty, Country country) {

    /** Of an HCP who is registered and active: no other is compared with anybody. */
    public static Optional<Practice> of(HcpState hcp) {
        return hcp instanceof HcpState.Registered registered
                ? Optional.of(new Practice(registered.specialty(), registered.country()))
                : Optional.empty();
    }
}
