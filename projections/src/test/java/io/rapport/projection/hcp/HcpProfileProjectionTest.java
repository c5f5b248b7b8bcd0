package io.rapport.projection.hcp;

import static io.rapport.projection.hcp.HcpProfileProjection.PROFILE;
import static io.rapport.projection.testing.Examples.ADA;
import static io.rapport.projection.testing.Examples.BEN;
import static io.rapport.projection.testing.Examples.day;
import static io.rapport.projection.testing.Examples.identity;
import static io.rapport.projection.testing.Examples.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.hcp.Contact;
import io.rapport.domain.hcp.HcpEvent.AffiliationChanged;
import io.rapport.domain.hcp.HcpEvent.ContactChanged;
import io.rapport.domain.hcp.HcpEvent.CountryChanged;
import io.rapport.domain.hcp.HcpEvent.HcpDeactivated;
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
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import io.rapport.projection.testing.Log;
import io.rapport.projection.testing.ReadModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HcpProfileProjectionTest {

    @AutoClose
    private static final ReadModel MODEL = ReadModel.create();

    private final Log log = new Log().hcp(day(0), registered(ADA));

    @Test
    void a_registration_is_a_profile() {
        assertThat(profiles())
                .containsExactly(new HcpProfileRow(
                        "hcp-ada",
                        "identity.QWRh",
                        "identity.TG92",
                        "identity.QUBl",
                        null,
                        null,
                        "cardiology",
                        "physician-assistant",
                        "DE",
                        "de",
                        List.of(),
                        null,
                        null,
                        null,
                        true,
                        day(0),
                        day(0),
                        List.of(),
                        null));
    }

    @Test
    void every_change_shows() {
        log.hcp(day(1), new NameChanged(ADA, new PersonName(identity("QWRh"), identity("S2luZw"))))
                .hcp(day(2), new ContactChanged(ADA, new Contact(null, identity("KzE"))))
                .hcp(day(3), new AffiliationChanged(ADA, identity("Q2xpbmlj")))
                .hcp(day(4), new SpecialtyChanged(ADA, new Specialty("oncology")))
                .hcp(day(5), new RoleChanged(ADA, Role.NURSE))
                .hcp(day(6), new CountryChanged(ADA, new Country("AT")))
                .hcp(day(7), new LanguageChanged(ADA, new Language("en")))
                .hcp(day(8), new InterestsChosen(ADA, new TreeSet<>(Set.of(new Topic("lipids"), new Topic("asthma")))));
        assertThat(profiles())
                .containsExactly(new HcpProfileRow(
                        "hcp-ada",
                        "identity.QWRh",
                        "identity.S2luZw",
                        null,
                        "identity.KzE",
                        "identity.Q2xpbmlj",
                        "oncology",
                        "nurse",
                        "AT",
                        "en",
                        List.of("asthma", "lipids"),
                        null,
                        null,
                        null,
                        true,
                        day(0),
                        day(8),
                        List.of(),
                        null));
    }

    @Test
    void verification_by_licence_shows_its_authority_and_end() {
        log.hcp(
                day(1),
                new IdentityVerifiedByLicence(
                        ADA, identity("TGlj"), new LicenceAuthority("US-NJ"), LocalDate.parse("2028-02-29")));
        assertThat(profiles()).singleElement().satisfies(profile -> {
            assertThat(profile.verifiedBy()).isEqualTo("licence");
            assertThat(profile.licenceAuthority()).isEqualTo("US-NJ");
            assertThat(profile.licenceExpiresOn()).isEqualTo("2028-02-29");
        });
    }

    @Test
    void verification_by_npi_shows() {
        log.hcp(day(1), new IdentityVerifiedByNpi(ADA, identity("bnBp")));
        assertThat(profiles())
                .singleElement()
                .extracting(HcpProfileRow::verifiedBy)
                .isEqualTo("npi");
    }

    @Test
    void the_moment_of_the_first_verification_stays_when_others_follow() {
        log.hcp(day(1), new IdentityVerifiedByNpi(ADA, identity("bnBp")))
                .hcp(
                        day(2),
                        new IdentityVerifiedByLicence(
                                ADA, identity("TGlj"), new LicenceAuthority("US-NJ"), LocalDate.parse("2028-02-29")));
        assertThat(profiles()).singleElement().satisfies(profile -> {
            assertThat(profile.verifiedAt()).isEqualTo(day(1));
            assertThat(profile.verifiedBy()).isEqualTo("licence");
            assertThat(profile.changedAt()).isEqualTo(day(2));
        });
    }

    @Test
    void a_verification_of_who_is_not_known_makes_no_profile() {
        log.hcp(day(1), new IdentityVerifiedByNpi(BEN, identity("bnBp")));
        assertThat(profiles()).extracting(HcpProfileRow::hcpId).containsExactly("hcp-ada");
    }

    @Test
    void a_deactivated_hcp_is_kept_as_inactive() {
        log.hcp(day(1), new HcpDeactivated(ADA));
        assertThat(profiles()).singleElement().extracting(HcpProfileRow::active).isEqualTo(false);
    }

    @Test
    void access_to_products_shows_until_it_ends() {
        log.hcp(day(1), new ProductAccessGranted(ADA, new Product("LIPO")))
                .hcp(day(2), new ProductAccessGranted(ADA, new Product("GLYCO")))
                .hcp(day(3), new ProductAccessGranted(ADA, new Product("BRONCHO")))
                .hcp(day(4), new ProductAccessEnded(ADA, new Product("LIPO")));
        assertThat(profiles()).singleElement().satisfies(profile -> {
            assertThat(profile.productAccess()).containsExactly("BRONCHO", "GLYCO");
            assertThat(profile.changedAt()).isEqualTo(day(4));
        });
    }

    @Test
    void a_deactivated_hcp_has_access_to_nothing() {
        log.hcp(day(1), new ProductAccessGranted(ADA, new Product("LIPO"))).hcp(day(2), new HcpDeactivated(ADA));
        assertThat(profiles())
                .singleElement()
                .extracting(HcpProfileRow::productAccess)
                .isEqualTo(List.of());
    }

    @Test
    void access_of_who_is_not_known_makes_no_profile() {
        log.hcp(day(1), new ProductAccessGranted(BEN, new Product("LIPO")));
        assertThat(profiles()).extracting(HcpProfileRow::hcpId).containsExactly("hcp-ada");
    }

    @Test
    void each_hcp_has_its_own_profile() {
        log.hcp(day(1), registered(BEN)).hcp(day(2), new RoleChanged(BEN, Role.OTHER));
        assertThat(profiles()).extracting(HcpProfileRow::role).containsExactly("physician-assistant", "other");
    }

    private List<HcpProfileRow> profiles() {
        return MODEL.rowsAfter(new HcpProfileProjection(), PROFILE, log.events());
    }
}
