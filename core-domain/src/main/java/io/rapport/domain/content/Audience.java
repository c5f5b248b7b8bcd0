package io.rapport.domain.content;

import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.hcp.HcpState.Registered;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.shared.Country;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whom content is meant for. An empty set means everyone.
 *
 * @param verifiedOnly whether the content is gated: only HCPs of verified identity may see it
 */
public record Audience(Set<Specialty> specialties, Set<Role> roles, Set<Country> countries, boolean verifiedOnly) {

    public static final Audience EVERYONE = new Audience(Set.of(), Set.of(), Set.of(), false);

    public Audience {
        specialties = ordered(specialties, Comparator.comparing(Specialty::value));
        roles = ordered(roles, Comparator.naturalOrder());
        countries = ordered(countries, Comparator.comparing(Country::value));
    }

    /** Whether the gate, if there is one, is open to the HCP. */
    public boolean admits(HcpState hcp) {
        return !verifiedOnly || hcp.isVerified();
    }

    /** Whether the content is meant for the HCP: the gate is open, and specialty, role and country fit. */
    public boolean targets(HcpState hcp) {
        return hcp instanceof Registered registered
                && admits(hcp)
                && allows(specialties, registered.specialty())
                && allows(roles, registered.role())
                && allows(countries, registered.country());
    }

    /** In a fixed order, so that equal audiences are stored as equal bytes. */
    private static <T> Set<T> ordered(Set<T> values, Comparator<T> order) {
        return Collections.unmodifiableSet(
                new LinkedHashSet<>(values.stream().sorted(order).toList()));
    }

    private static <T> boolean allows(Set<T> allowed, T value) {
        return allowed.isEmpty() || allowed.contains(value);
    }
}
