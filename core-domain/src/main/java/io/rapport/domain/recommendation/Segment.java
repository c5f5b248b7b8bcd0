package io.rapport.domain.recommendation;

import io.rapport.domain.hcp.HcpState.Registered;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an HCP is, as far as it decides what is offered; nothing that the HCP did.
 *
 * @param products those to which the HCP has access
 */
public record Segment(
        Specialty specialty,
        Role role,
        Country country,
        Language language,
        SortedSet<Topic> interests,
        boolean verified,
        SortedSet<Product> products) {

    public Segment {
        interests = Collections.unmodifiableSortedSet(new TreeSet<>(interests));
        products = Collections.unmodifiableSortedSet(new TreeSet<>(products));
    }

    public static Segment of(Registered hcp) {
        return new Segment(
                hcp.specialty(),
                hcp.role(),
                hcp.country(),
                hcp.language(),
                hcp.interests(),
                hcp.verified(),
                hcp.products());
    }

    public Registered asHcp() {
        return new Registered(specialty, role, country, language, interests, verified, products);
    }
}
