package io.rapport.projection.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.hcp.Contact;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.hcp.HcpEvent.AffiliationChanged;
import io.rapport.domain.hcp.HcpEvent.ContactChanged;
import io.rapport.domain.hcp.HcpEvent.CountryChanged;
import io.rapport.domain.hcp.HcpEvent.HcpDeactivated;
import io.rapport.domain.hcp.HcpEvent.HcpErased;
import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByLicence;
import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByNpi;
import io.rapport.domain.hcp.HcpEvent.InterestsChosen;
import io.rapport.domain.hcp.HcpEvent.LanguageChanged;
import io.rapport.domain.hcp.HcpEvent.NameChanged;
import io.rapport.domain.hcp.HcpEvent.ProductAccessEnded;
import io.rapport.domain.hcp.HcpEvent.ProductAccessGranted;
import io.rapport.domain.hcp.HcpEvent.RoleChanged;
import io.rapport.domain.hcp.HcpEvent.SpecialtyChanged;
import io.rapport.domain.hcp.LicenceAuthority;
import io.rapport.domain.hcp.PersonName;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import io.rapport.projection.testing.Examples;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HcpStateMessageTest {

    private static final HcpId ADA = Examples.ADA;

    private static Optional<Map<String, Object>> told(HcpEvent... after) {
        List<HcpEvent> events = new ArrayList<>(List.of(Examples.registered(ADA)));
        events.addAll(List.of(after));
        return HcpDetails.of(events).flatMap(details -> HcpStateMessage.data(details, HcpStateMessageTest::reveal));
    }

    private static Optional<String> reveal(ProtectedText text) {
        return Optional.of("clear " + text.ciphertext());
    }

    @Test
    void a_registration_tells_who_the_hcp_is() {
        assertThat(told())
                .hasValue(Map.of(
                        "name",
                        Map.of("given", "clear QWRh", "family", "clear TG92"),
                        "email",
                        "clear QUBl",
                        "specialty",
                        "cardiology",
                        "role",
                        "physician-assistant",
                        "country",
                        "DE",
                        "language",
                        "de",
                        "interests",
                        List.of(),
                        "verified",
                        false,
                        "active",
                        true,
                        "productAccess",
                        List.of()));
    }

    @Test
    void what_has_changed_is_told_as_it_is_now() {
        Map<String, Object> told = told(
                        new NameChanged(ADA, new PersonName(Examples.identity("bmV3"), Examples.identity("bmFtZQ"))),
                        new ContactChanged(ADA, new Contact(null, Examples.identity("KzQ5"))),
                        new SpecialtyChanged(ADA, new Specialty("oncology")),
                        new RoleChanged(ADA, Role.NURSE),
                        new CountryChanged(ADA, new Country("GB")),
                        new LanguageChanged(ADA, new Language("en")),
                        new InterestsChosen(ADA, new TreeSet<>(Set.of(new Topic("statins")))),
                        new HcpDeactivated(ADA))
                .orElseThrow();
        assertThat(told)
                .isEqualTo(Map.of(
                        "name",
                        Map.of("given", "clear bmV3", "family", "clear bmFtZQ"),
                        "phone",
                        "clear KzQ5",
                        "specialty",
                        "oncology",
                        "role",
                        "nurse",
                        "country",
                        "GB",
                        "language",
                        "en",
                        "interests",
                        List.of("statins"),
                        "verified",
                        false,
                        "active",
                        false,
                        "productAccess",
                        List.of()));
    }

    @Test
    void the_products_that_an_hcp_has_access_to_are_told() {
        assertThat(told(
                                new ProductAccessGranted(ADA, new Product("LIPO")),
                                new ProductAccessGranted(ADA, new Product("GLYCO")),
                                new ProductAccessEnded(ADA, new Product("LIPO")))
                        .orElseThrow())
                .containsEntry("productAccess", List.of("GLYCO"));
    }

    @Test
    void what_an_hcp_was_verified_by_is_told() {
        Map<String, Object> told = told(
                        new IdentityVerifiedByNpi(ADA, Examples.identity("bnBp")),
                        new IdentityVerifiedByLicence(
                                ADA,
                                Examples.identity("TDE"),
                                new LicenceAuthority("US-NJ"),
                                LocalDate.parse("2030-01-31")))
                .orElseThrow();
        assertThat(told)
                .containsEntry("verified", true)
                .containsEntry("npi", "clear bnBp")
                .containsEntry(
                        "licence", Map.of("number", "clear TDE", "authority", "US-NJ", "expiresOn", "2030-01-31"));
    }

    @Test
    void the_affiliation_is_never_told() {
        assertThat(told(new AffiliationChanged(ADA, Examples.identity("U3QuIEhlZHdpZw"))))
                .isEqualTo(told());
    }

    @Test
    void of_an_erased_hcp_nothing_is_told() {
        assertThat(told(new HcpErased(ADA), new SpecialtyChanged(ADA, new Specialty("oncology"))))
                .isEmpty();
    }

    @Test
    void nothing_is_told_while_any_field_cannot_be_opened() {
        HcpDetails details = HcpDetails.of(List.of(Examples.registered(ADA))).orElseThrow();
        assertThat(HcpStateMessage.data(
                        details, text -> text.ciphertext().equals("TG92") ? Optional.empty() : Optional.of("clear")))
                .isEmpty();
    }
}
