package io.rapport.domain.hcp;

import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import java.util.SortedSet;
import java.util.TreeSet;

/** An HCP as far as decisions need to know. */
public sealed interface HcpState {

    record Unregistered() implements HcpState {}

    /** @param products those to which the HCP was given access, whose gated content it may see */
    record Registered(
            Specialty specialty,
            Role role,
            Country country,
            Language language,
            SortedSet<Topic> interests,
            boolean verified,
            SortedSet<Product> products)
            implements HcpState {

        Registered withVerified() {
            return new Registered(specialty, role, country, language, interests, true, products);
        }

        Registered withSpecialty(Specialty specialty) {
            return new Registered(specialty, role, country, language, interests, verified, products);
        }

        Registered withRole(Role role) {
            return new Registered(specialty, role, country, language, interests, verified, products);
        }

        Registered withCountry(Country country) {
            return new Registered(specialty, role, country, language, interests, verified, products);
        }

        Registered withLanguage(Language language) {
            return new Registered(specialty, role, country, language, interests, verified, products);
        }

        Registered withInterests(SortedSet<Topic> interests) {
            return new Registered(specialty, role, country, language, interests, verified, products);
        }

        Registered withAccessTo(Product product) {
            SortedSet<Product> more = new TreeSet<>(products);
            more.add(product);
            return new Registered(specialty, role, country, language, interests, verified, more);
        }

        Registered withoutAccessTo(Product product) {
            SortedSet<Product> fewer = new TreeSet<>(products);
            fewer.remove(product);
            return new Registered(specialty, role, country, language, interests, verified, fewer);
        }
    }

    record Deactivated() implements HcpState {}

    record Erased() implements HcpState {}

    default boolean isActive() {
        return this instanceof Registered;
    }

    /** Whether the HCP's identity was verified, which gated content asks for. */
    default boolean isVerified() {
        return this instanceof Registered registered && registered.verified();
    }

    /** Whether the HCP was given access to the product, and is still active. */
    default boolean hasAccessTo(Product product) {
        return this instanceof Registered registered && registered.products().contains(product);
    }
}
