package io.rapport.domain.hcp;

import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Topic;
import java.util.SortedSet;

/** An HCP as far as decisions need to know. */
public sealed interface HcpState {

    record Unregistered() implements HcpState {}

    record Registered(
            Specialty specialty,
            Role role,
            Country country,
            Language language,
            SortedSet<Topic> interests,
            boolean verified)
            implements HcpState {

        Registered withVerified() {
            return new Registered(specialty, role, country, language, interests, true);
        }

        Registered withSpecialty(Specialty specialty) {
            return new Registered(specialty, role, country, language, interests, verified);
        }

        Registered withRole(Role role) {
            return new Registered(specialty, role, country, language, interests, verified);
        }

        Registered withCountry(Country country) {
            return new Registered(specialty, role, country, language, interests, verified);
        }

        Registered withLanguage(Language language) {
            return new Registered(specialty, role, country, language, interests, verified);
        }

        Registered withInterests(SortedSet<Topic> interests) {
            return new Registered(specialty, role, country, language, interests, verified);
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
}
