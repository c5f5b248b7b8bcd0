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
import java.util.Collections;
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
        Known known = null;
        for (HcpEvent event : events) {
            switch (event) {
                case HcpRegistered e -> known = new Known(e);
                case HcpErased _ -> known = null;
                default -> {
                    if (known != null) {
                        known.apply(event);
                    }
                }
            }
        }
        return Optional.ofNullable(known).map(Known::details);
    }

    public boolean isVerified() {
        return npi != null || licence != null;
    }

    /** What is known up to an event. */
    private static final class Known {

        private PersonName name;
        private Contact contact;
        private Specialty specialty;
        private Role role;
        private Country country;
        private Language language;
        private SortedSet<Topic> interests = Collections.emptySortedSet();
        private @Nullable ProtectedText npi;
        private @Nullable IdentityVerifiedByLicence licence;
        private boolean active = true;
        private final SortedSet<Product> products = new TreeSet<>();

        Known(HcpRegistered registered) {
            this.name = registered.name();
            this.contact = registered.contact();
            this.specialty = registered.specialty();
            this.role = registered.role();
            this.country = registered.country();
            this.language = registered.language();
        }

        void apply(HcpEvent event) {
            switch (event) {
                case NameChanged e -> name = e.name();
                case ContactChanged e -> contact = e.contact();
                case SpecialtyChanged e -> specialty = e.specialty();
                case RoleChanged e -> role = e.role();
                case CountryChanged e -> country = e.country();
                case LanguageChanged e -> language = e.language();
                case InterestsChosen e -> interests = e.topics();
                case IdentityVerifiedByNpi e -> npi = e.npi();
                case IdentityVerifiedByLicence e -> licence = e;
                case ProductAccessGranted e -> products.add(e.product());
                case ProductAccessEnded e -> products.remove(e.product());
                case HcpDeactivated _ -> {
                    active = false;
                    products.clear();
                }
                case HcpRegistered _, HcpErased _, AffiliationChanged _ -> {}
            }
        }

        HcpDetails details() {
            return new HcpDetails(
                    name, contact, specialty, role, country, language, interests, npi, licence, active, products);
        }
    }
}
