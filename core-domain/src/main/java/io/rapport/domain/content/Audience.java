package io.rapport.domain.content;

import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.hcp.HcpState.Registered;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.Limits;
import io.rapport.domain.shared.Product;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom content is meant for. An empty set means everyone.
 *
 * @param verifiedOnly whether the content is gated: only HCPs of verified identity may see it
 * @param productAccessOnly whether only HCPs who were given access to the product that the content is about may see it
 */
public record Audience(
        Set<Specialty> specialties,
        Set<Role> roles,
        Set<Country> countries,
        boolean verifiedOnly,
        boolean productAccessOnly) {

    public static final Audience EVERYONE = new Audience(Set.of(), Set.of(), Set.of(), false, false);

    public Audience {
        specialties = Limits.ordered(specialties, Comparator.comparing(Specialty::value));
        roles = Limits.ordered(roles, Comparator.naturalOrder());
        countries = Limits.ordered(countries, Comparator.comparing(Country::value));
    }

    /**
     * Whether the gates, if there are any, are open to the HCP.
     *
     * @param about the product that the content is about, if any; content about none lets nobody through a gate for products
     */
    public boolean admits(HcpState hcp, @Nullable Product about) {
        return (!verifiedOnly || hcp.isVerified()) && (!productAccessOnly || (about != null && hcp.hasAccessTo(about)));
    }

    /**
     * Whether the content is meant for the HCP: the gates are open, and specialty, role and country fit.
     *
     * @param about the product that the content is about, if any
     */
    public boolean targets(HcpState hcp, @Nullable Product about) {
        return hcp instanceof Registered registered
                && admits(hcp, about)
                && Limits.allow(specialties, registered.specialty())
                && Limits.allow(roles, registered.role())
                && Limits.allow(countries, registered.country());
    }
}
