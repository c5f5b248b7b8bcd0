package io.rapport.projection.stream;

import io.rapport.domain.hcp.Contact;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.hcp.HcpEvent.AffiliationChanged;
import io.rapport.domain.hcp.HcpEvent.ContactChanged;
import io.rapport.domain.hcp.HcpEvent.CountryChanged;
import io.rapport.domain.hcp.HcpEvent.HcpDeactivated;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.hcp.HcpEvent.HcpRegistered;
import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByLicence;
import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByNpi;
import io.rapport.domain.hcp.HcpEvent.InterestsChosen;
import io.rapport.domain.hcp.HcpEvent.LanguageChanged;
import io.rapport.domain.hcp.HcpEvent.NameChanged;
import io.rapport.domain.hcp.HcpEvent.ProductAccessEnded;
import io.rapport.domain.hcp.HcpEvent.ProductAccessGranted;
import io.rapport.domain.hcp.HcpEvent.RoleChanged;
import io.rapport.domain.hcp.HcpEvent.SpecialtyChanged;
import io.rapport.domain.hcp.PersonName;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who an HCP is by its events, as far as others are ever told; personal fields as ciphertext. The affiliation is not among it:
 * it is free text.
 *
 * @param npi of an HCP that was verified by it
 * @param licence of an HCP that was verified by it
 * @param products those to which the HCP has access
 */
public record HcpDetails(
        PersonName name,
        Contact contact,
        Specialty specialty,
        Role role,
        Country country,
        Language language,
        SortedSet<Topic> interests,
        @Nullable ProtectedText npi,
        @Nullable IdentityVerifiedByLicence licence,
        boolean active,
        SortedSet<Product> products) {

    /** By all events of an HCP, in order; empty of one that was never registered, or was erased. */
    public static Optional<HcpDetails> of(List<HcpEvent> events) {
        HcpDetails details = null;
        for (HcpEvent event : events) {
            details = evolve(details, event);
        }
        return Optional.ofNullable(details);
    }

    private static @Nullable HcpDetails evolve(@Nullable HcpDetails known, HcpEvent event) {
        if (event instanceof HcpRegistered e) {
            return new HcpDetails(
                    e.name(),
                    e.contact(),
                    e.specialty(),
                    e.role(),
                    e.country(),
                    e.language(),
                    new TreeSet<>(),
                    null,
                    null,
                    true,
                    new TreeSet<>());
        }
        return known == null ? null : known.with(event);
    }

    private @Nullable HcpDetails with(HcpEvent event) {
        return switch (event) {
            case HcpRegistered _, AffiliationChanged _ -> this;
            case NameChanged e ->
                new HcpDetails(
                        e.name(), contact, specialty, role, country, language, interests, npi, licence, active,
                        products);
            case ContactChanged e ->
                new HcpDetails(
                        name,
                        e.contact(),
                        specialty,
                        role,
                        country,
                        language,
                        interests,
                        npi,
                        licence,
                        active,
                        products);
            case SpecialtyChanged e ->
                new HcpDetails(
                        name,
                        contact,
                        e.specialty(),
                        role,
                        country,
                        language,
                        interests,
                        npi,
                        licence,
                        active,
                        products);
            case RoleChanged e ->
                new HcpDetails(
                        name, contact, specialty, e.role(), country, language, interests, npi, licence, active,
                        products);
            case CountryChanged e ->
                new HcpDetails(
                        name,
                        contact,
                        specialty,
                        role,
                        e.country(),
                        language,
                        interests,
                        npi,
                        licence,
                        active,
                        products);
            case LanguageChanged e ->
                new HcpDetails(
                        name,
                        contact,
                        specialty,
                        role,
                        country,
                        e.language(),
                        interests,
                        npi,
                        licence,
                        active,
                        products);
            case InterestsChosen e ->
                new HcpDetails(
                        name, contact, specialty, role, country, language, e.topics(), npi, licence, active, products);
            case IdentityVerifiedByNpi e ->
                new HcpDetails(
                        name, contact, specialty, role, country, language, interests, e.npi(), licence, active,
                        products);
            case IdentityVerifiedByLicence e ->
                new HcpDetails(name, contact, specialty, role, country, language, interests, npi, e, active, products);
            case ProductAccessGranted e -> {
                SortedSet<Product> more = new TreeSet<>(products);
                more.add(e.product());
                yield withAccessTo(more);
            }
            case ProductAccessEnded e -> {
                SortedSet<Product> fewer = new TreeSet<>(products);
                fewer.remove(e.product());
                yield withAccessTo(fewer);
            }
            case HcpDeactivated _ ->
                new HcpDetails(
                        name,
                        contact,
                        specialty,
                        role,
                        country,
                        language,
                        interests,
                        npi,
                        licence,
                        false,
                        new TreeSet<>());
            case HcpErased _ -> null;
        };
    }

    private HcpDetails withAccessTo(SortedSet<Product> products) {
        return new HcpDetails(
                name, contact, specialty, role, country, language, interests, npi, licence, active, products);
    }

    public boolean isVerified() {
        return npi != null || licence != null;
    }
}
