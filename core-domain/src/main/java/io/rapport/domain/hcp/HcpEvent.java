package io.rapport.domain.hcp;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import java.time.LocalDate;
import java.util.SortedSet;

public sealed interface HcpEvent extends DomainEvent {

    HcpId hcpId();

    record HcpRegistered(
            HcpId hcpId,
            PersonName name,
            Contact contact,
            Specialty specialty,
            Role role,
            Country country,
            Language language)
            implements HcpEvent {}

    sealed interface IdentityVerified extends HcpEvent {}

    record IdentityVerifiedByNpi(HcpId hcpId, ProtectedText npi) implements IdentityVerified {}

    record IdentityVerifiedByLicence(HcpId hcpId, ProtectedText number, LicenceAuthority authority, LocalDate expiresOn)
            implements IdentityVerified {}

    sealed interface AttributeChanged extends HcpEvent {}

    record NameChanged(HcpId hcpId, PersonName name) implements AttributeChanged {}

    record ContactChanged(HcpId hcpId, Contact contact) implements AttributeChanged {}

    record AffiliationChanged(HcpId hcpId, ProtectedText affiliation) implements AttributeChanged {}

    record SpecialtyChanged(HcpId hcpId, Specialty specialty) implements AttributeChanged {}

    record RoleChanged(HcpId hcpId, Role role) implements AttributeChanged {}

    record CountryChanged(HcpId hcpId, Country country) implements AttributeChanged {}

    record LanguageChanged(HcpId hcpId, Language language) implements AttributeChanged {}

    record InterestsChosen(HcpId hcpId, SortedSet<Topic> topics) implements HcpEvent {}

    /** From here on the HCP may see content that is kept for those with access to the product. */
    record ProductAccessGranted(HcpId hcpId, Product product) implements HcpEvent {}

    record ProductAccessEnded(HcpId hcpId, Product product) implements HcpEvent {}

    record HcpDeactivated(HcpId hcpId) implements HcpEvent {}

    /** Whatever was known of the HCP goes. Recorded again if something about the HCP slipped into the log behind it. */
    record HcpErased(HcpId hcpId) implements HcpEvent {}
}
