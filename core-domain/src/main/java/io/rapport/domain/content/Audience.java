package io.rapport.domain.content;

import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.hcp.HcpState.Registered;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.Limits;
import java.util.Comparator;
import java.util.Set;

/**
 * Whom content is meant for. An empty set means everyone.
 *
 * @param verifiedOnly whether the content is gated: only HCPs of verified identity may see it
 */
public record Audience(Set<Specialty> specialties, Set<Role> roles, Set<Country> countries, boolean verifiedOnly) {

    public static final Audience EVERYONE = new Audience(Set.of(), Set.of(), Set.of(), false);

    public Audience {
        specialties = Limits.ordered(specialties, Comparator.comparing(Specialty::value));
        roles = Limits.ordered(roles, Comparator.naturalOrder());
        countries = Limits.ordered(countries, Comparator.comparing(Country::value));
    }

    /** Whether the gate, if there is one, is open to the HCP. */
    public boolean admits(HcpState hcp) {
        return !verifiedOnly || hcp.isVerified();
    }

    /** Whether the content is meant for the HCP: the gate is open, and specialty, role and country fit. */
    public boolean targets(HcpState hcp) {
        return hcp instanceof Registered registered
                && admits(hcp)
                && Limits.allow(specialties, registered.specialty())
                && Limits.allow(roles, registered.role())
                && Limits.allow(countries, registered.country());
    }
}
