package io.rapport.domain.hcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.hcp.HcpCommand.ChangeAttributes;
import io.rapport.domain.hcp.HcpCommand.ChooseInterests;
import io.rapport.domain.hcp.HcpCommand.DeactivateHcp;
import io.rapport.domain.hcp.HcpCommand.EndProductAccess;
import io.rapport.domain.hcp.HcpCommand.EraseHcp;
import io.rapport.domain.hcp.HcpCommand.GrantProductAccess;
import io.rapport.domain.hcp.HcpCommand.RegisterHcp;
import io.rapport.domain.hcp.HcpCommand.VerifyByLicence;
import io.rapport.domain.hcp.HcpCommand.VerifyByNpi;
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
import io.rapport.domain.hcp.HcpRejection.HcpAlreadyRegistered;
import io.rapport.domain.hcp.HcpRejection.HcpIsErased;
import io.rapport.domain.hcp.HcpRejection.HcpNotActive;
import io.rapport.domain.hcp.HcpRejection.LicenceExpired;
import io.rapport.domain.hcp.HcpRejection.UnknownHcp;
import io.rapport.domain.hcp.HcpState.Deactivated;
import io.rapport.domain.hcp.HcpState.Erased;
import io.rapport.domain.hcp.HcpState.Registered;
import io.rapport.domain.hcp.HcpState.Unregistered;
import io.rapport.domain.privacy.Fingerprint;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import io.rapport.domain.shared.Topic;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HcpDeciderTest {

    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final PersonName NAME =
            new PersonName(new ProtectedText("identity.QWRh"), new ProtectedText("identity.TG92"));
    private static final Contact CONTACT = new Contact(new ProtectedText("identity.bWFpbA"), null);
    private static final ProtectedText NUMBER = new ProtectedText("identity.bnVt");
    private static final Fingerprint FINGERPRINT = new Fingerprint("0f".repeat(32));
    private static final LicenceAuthority NEW_JERSEY = new LicenceAuthority("US-NJ");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");
    private static final Specialty CARDIOLOGY = new Specialty("cardiology");
    private static final Specialty ONCOLOGY = new Specialty("oncology");
    private static final Country GERMANY = new Country("DE");
    private static final Country FRANCE = new Country("FR");
    private static final Language GERMAN = new Language("de");
    private static final Language FRENCH = new Language("fr");
    private static final Topic LIPIDS = new Topic("lipids");
    private static final Topic STROKE = new Topic("stroke");

    private static final Product LIPO = new Product("LIPO");
    private static final Product GLYCO = new Product("GLYCO");
    private static final ProductAccessGranted GRANTED = new ProductAccessGranted(ADA, LIPO);
    private static final ProductAccessEnded ENDED = new ProductAccessEnded(ADA, LIPO);

    private static final RegisterHcp REGISTER =
            new RegisterHcp(ADA, NAME, CONTACT, CARDIOLOGY, Role.PHYSICIAN, GERMANY, GERMAN);
    private static final HcpRegistered REGISTERED =
            new HcpRegistered(ADA, NAME, CONTACT, CARDIOLOGY, Role.PHYSICIAN, GERMANY, GERMAN);
    private static final HcpDeactivated DEACTIVATED = new HcpDeactivated(ADA);
    private static final HcpErased ERASED = new HcpErased(ADA);
    private static final VerifyByNpi VERIFY_BY_NPI = new VerifyByNpi(ADA, NUMBER, FINGERPRINT);
    private static final ChooseInterests CHOOSE_LIPIDS = new ChooseInterests(ADA, Set.of(LIPIDS));
    private static final ChangeAttributes CHANGE_SPECIALTY =
            new ChangeAttributes(ADA, null, null, null, ONCOLOGY, null, null, null);

    @Test
    void registering_records_what_was_given() {
        assertThat(HcpDecider.decide(REGISTER, given())).containsExactly(REGISTERED);
    }

    @Test
    void an_id_cannot_be_registered_twice() {
        assertThatExceptionOfType(HcpAlreadyRegistered.class)
                .isThrownBy(() -> HcpDecider.decide(REGISTER, given(REGISTERED)));
    }

    @Test
    void the_id_of_a_deactivated_hcp_cannot_be_registered_again() {
        assertThatExceptionOfType(HcpAlreadyRegistered.class)
                .isThrownBy(() -> HcpDecider.decide(REGISTER, given(REGISTERED, DEACTIVATED)));
    }

    @Test
    void a_registered_hcp_is_active_and_not_verified() {
        assertThat(given(REGISTERED))
                .isEqualTo(new Registered(
                        CARDIOLOGY, Role.PHYSICIAN, GERMANY, GERMAN, new TreeSet<>(), false, new TreeSet<>()));
    }

    @Test
    void verifying_by_npi_records_the_protected_number() {
        assertThat(HcpDecider.decide(VERIFY_BY_NPI, given(REGISTERED)))
                .containsExactly(new IdentityVerifiedByNpi(ADA, NUMBER));
    }

    @Test
    void an_hcp_may_be_verified_again() {
        assertThat(HcpDecider.decide(VERIFY_BY_NPI, given(REGISTERED, new IdentityVerifiedByNpi(ADA, NUMBER))))
                .containsExactly(new IdentityVerifiedByNpi(ADA, NUMBER));
    }

    @Test
    void a_licence_is_valid_on_its_last_day() {
        assertThat(HcpDecider.decide(verifyByLicence(TODAY), given(REGISTERED)))
                .containsExactly(new IdentityVerifiedByLicence(ADA, NUMBER, NEW_JERSEY, TODAY));
    }

    @Test
    void a_licence_that_ended_yesterday_is_refused() {
        assertThatExceptionOfType(LicenceExpired.class)
                .isThrownBy(() -> HcpDecider.decide(verifyByLicence(TODAY.minusDays(1)), given(REGISTERED)));
    }

    @Test
    void a_verification_by_npi_verifies() {
        assertThat(given(REGISTERED, new IdentityVerifiedByNpi(ADA, NUMBER)).isVerified())
                .isTrue();
    }

    @Test
    void a_verification_by_licence_verifies() {
        assertThat(given(REGISTERED, new IdentityVerifiedByLicence(ADA, NUMBER, NEW_JERSEY, TODAY))
                        .isVerified())
                .isTrue();
    }

    @Test
    void a_change_of_attributes_does_not_undo_the_verification() {
        assertThat(given(REGISTERED, new IdentityVerifiedByNpi(ADA, NUMBER), new SpecialtyChanged(ADA, ONCOLOGY))
                        .isVerified())
                .isTrue();
    }

    @Test
    void each_coded_attribute_that_changes_is_an_event_of_its_own() {
        ChangeAttributes command = new ChangeAttributes(ADA, null, null, null, ONCOLOGY, Role.NURSE, FRANCE, FRENCH);

        assertThat(HcpDecider.decide(command, given(REGISTERED)))
                .containsExactlyInAnyOrder(
                        new SpecialtyChanged(ADA, ONCOLOGY),
                        new RoleChanged(ADA, Role.NURSE),
                        new CountryChanged(ADA, FRANCE),
                        new LanguageChanged(ADA, FRENCH));
    }

    @Test
    void coded_attributes_that_are_already_so_are_no_news() {
        ChangeAttributes command =
                new ChangeAttributes(ADA, null, null, null, CARDIOLOGY, Role.PHYSICIAN, GERMANY, GERMAN);

        assertThat(HcpDecider.decide(command, given(REGISTERED))).isEmpty();
    }

    @Test
    void protected_attributes_are_always_news() {
        ChangeAttributes command = new ChangeAttributes(ADA, NAME, CONTACT, NUMBER, null, null, null, null);

        assertThat(HcpDecider.decide(command, given(REGISTERED)))
                .containsExactlyInAnyOrder(
                        new NameChanged(ADA, NAME),
                        new ContactChanged(ADA, CONTACT),
                        new AffiliationChanged(ADA, NUMBER));
    }

    @Test
    void changes_add_up_and_leave_the_other_attributes_alone() {
        HcpState state = given(
                REGISTERED,
                new SpecialtyChanged(ADA, ONCOLOGY),
                new RoleChanged(ADA, Role.NURSE),
                new CountryChanged(ADA, FRANCE),
                new LanguageChanged(ADA, FRENCH),
                new InterestsChosen(ADA, new TreeSet<>(Set.of(STROKE))),
                new NameChanged(ADA, NAME),
                new ContactChanged(ADA, CONTACT),
                new AffiliationChanged(ADA, NUMBER));

        assertThat(state)
                .isEqualTo(new Registered(
                        ONCOLOGY, Role.NURSE, FRANCE, FRENCH, new TreeSet<>(Set.of(STROKE)), false, new TreeSet<>()));
    }

    @Test
    void choosing_interests_records_them_in_order() {
        List<InterestsChosen> events =
                HcpDecider.decide(new ChooseInterests(ADA, Set.of(STROKE, LIPIDS)), given(REGISTERED));

        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.topics()).containsExactly(LIPIDS, STROKE));
    }

    @Test
    void choosing_the_same_interests_again_is_no_news() {
        HcpState state = given(REGISTERED, new InterestsChosen(ADA, new TreeSet<>(Set.of(LIPIDS))));

        assertThat(HcpDecider.decide(CHOOSE_LIPIDS, state)).isEmpty();
    }

    @Test
    void all_interests_can_be_given_up() {
        HcpState state = given(REGISTERED, new InterestsChosen(ADA, new TreeSet<>(Set.of(LIPIDS))));

        assertThat(HcpDecider.decide(new ChooseInterests(ADA, Set.of()), state))
                .containsExactly(new InterestsChosen(ADA, new TreeSet<>()));
    }

    @Test
    void access_to_a_product_is_granted_once() {
        assertThat(HcpDecider.decide(new GrantProductAccess(ADA, LIPO), given(REGISTERED)))
                .containsExactly(GRANTED);
        assertThat(HcpDecider.decide(new GrantProductAccess(ADA, LIPO), given(REGISTERED, GRANTED)))
                .isEmpty();
    }

    @Test
    void access_that_is_held_is_ended_once() {
        assertThat(HcpDecider.decide(new EndProductAccess(ADA, LIPO), given(REGISTERED, GRANTED)))
                .containsExactly(ENDED);
        assertThat(HcpDecider.decide(new EndProductAccess(ADA, LIPO), given(REGISTERED, GRANTED, ENDED)))
                .isEmpty();
        assertThat(HcpDecider.decide(new EndProductAccess(ADA, LIPO), given(REGISTERED)))
                .isEmpty();
    }

    @Test
    void access_is_to_the_product_that_was_named() {
        HcpState state = given(REGISTERED, GRANTED, new ProductAccessGranted(ADA, GLYCO), ENDED);

        assertThat(state.hasAccessTo(LIPO)).isFalse();
        assertThat(state.hasAccessTo(GLYCO)).isTrue();
    }

    @Test
    void access_outlives_a_change_of_attributes_and_ends_with_the_record() {
        assertThat(given(REGISTERED, GRANTED, new RoleChanged(ADA, Role.NURSE)).hasAccessTo(LIPO))
                .isTrue();
        assertThat(given(REGISTERED, GRANTED, DEACTIVATED).hasAccessTo(LIPO)).isFalse();
        assertThat(given(REGISTERED, GRANTED, ERASED).hasAccessTo(LIPO)).isFalse();
    }

    @Test
    void nobody_who_is_unknown_deactivated_or_erased_is_given_access_or_loses_it() {
        assertThatExceptionOfType(UnknownHcp.class)
                .isThrownBy(() -> HcpDecider.decide(new GrantProductAccess(ADA, LIPO), given()));
        assertThatExceptionOfType(UnknownHcp.class)
                .isThrownBy(() -> HcpDecider.decide(new EndProductAccess(ADA, LIPO), given()));
        assertThatExceptionOfType(HcpNotActive.class)
                .isThrownBy(() -> HcpDecider.decide(new GrantProductAccess(ADA, LIPO), given(REGISTERED, DEACTIVATED)));
        assertThatExceptionOfType(HcpNotActive.class)
                .isThrownBy(() ->
                        HcpDecider.decide(new EndProductAccess(ADA, LIPO), given(REGISTERED, GRANTED, DEACTIVATED)));
        assertThatExceptionOfType(HcpIsErased.class)
                .isThrownBy(() -> HcpDecider.decide(new GrantProductAccess(ADA, LIPO), given(REGISTERED, ERASED)));
        assertThatExceptionOfType(HcpIsErased.class)
                .isThrownBy(() -> HcpDecider.decide(new EndProductAccess(ADA, LIPO), given(REGISTERED, ERASED)));
    }

    @Test
    void deactivating_is_recorded_once() {
        assertThat(HcpDecider.decide(new DeactivateHcp(ADA), given(REGISTERED))).containsExactly(DEACTIVATED);
    }

    @Test
    void deactivating_again_changes_nothing() {
        assertThat(HcpDecider.decide(new DeactivateHcp(ADA), given(REGISTERED, DEACTIVATED)))
                .isEmpty();
    }

    @Test
    void an_unknown_hcp_cannot_be_deactivated() {
        assertThatExceptionOfType(UnknownHcp.class)
                .isThrownBy(() -> HcpDecider.decide(new DeactivateHcp(ADA), given()));
    }

    @Test
    void an_unknown_hcp_cannot_be_verified() {
        assertThatExceptionOfType(UnknownHcp.class).isThrownBy(() -> HcpDecider.decide(VERIFY_BY_NPI, given()));
    }

    @Test
    void an_unknown_hcp_cannot_be_changed() {
        assertThatExceptionOfType(UnknownHcp.class).isThrownBy(() -> HcpDecider.decide(CHANGE_SPECIALTY, given()));
    }

    @Test
    void an_unknown_hcp_cannot_choose_interests() {
        assertThatExceptionOfType(UnknownHcp.class).isThrownBy(() -> HcpDecider.decide(CHOOSE_LIPIDS, given()));
    }

    @Test
    void a_deactivated_hcp_cannot_be_verified_by_npi() {
        assertThatExceptionOfType(HcpNotActive.class)
                .isThrownBy(() -> HcpDecider.decide(VERIFY_BY_NPI, given(REGISTERED, DEACTIVATED)));
    }

    @Test
    void a_deactivated_hcp_cannot_be_verified_by_licence() {
        assertThatExceptionOfType(HcpNotActive.class)
                .isThrownBy(() -> HcpDecider.decide(verifyByLicence(TODAY), given(REGISTERED, DEACTIVATED)));
    }

    @Test
    void a_deactivated_hcp_cannot_be_changed() {
        assertThatExceptionOfType(HcpNotActive.class)
                .isThrownBy(() -> HcpDecider.decide(CHANGE_SPECIALTY, given(REGISTERED, DEACTIVATED)));
    }

    @Test
    void a_deactivated_hcp_cannot_choose_interests() {
        assertThatExceptionOfType(HcpNotActive.class)
                .isThrownBy(() -> HcpDecider.decide(CHOOSE_LIPIDS, given(REGISTERED, DEACTIVATED)));
    }

    @Test
    void nothing_brings_a_deactivated_hcp_back() {
        assertThat(given(REGISTERED, DEACTIVATED, new IdentityVerifiedByNpi(ADA, NUMBER)))
                .isEqualTo(new Deactivated());
    }

    @Test
    void an_hcp_is_erased_whether_active_or_not() {
        assertThat(HcpDecider.decide(new EraseHcp(ADA), given(REGISTERED))).containsExactly(ERASED);
        assertThat(HcpDecider.decide(new EraseHcp(ADA), given(REGISTERED, DEACTIVATED)))
                .containsExactly(ERASED);
    }

    @Test
    void an_hcp_is_erased_again_where_something_slipped_in_behind() {
        assertThat(HcpDecider.decide(new EraseHcp(ADA), given(REGISTERED, ERASED)))
                .containsExactly(ERASED);
    }

    @Test
    void nobody_is_erased_who_was_never_registered() {
        assertThatExceptionOfType(UnknownHcp.class).isThrownBy(() -> HcpDecider.decide(new EraseHcp(ADA), given()));
    }

    @Test
    void an_erased_hcp_is_neither_changed_nor_registered_again() {
        HcpState erased = given(REGISTERED, ERASED);
        assertThatExceptionOfType(HcpIsErased.class).isThrownBy(() -> HcpDecider.decide(CHANGE_SPECIALTY, erased));
        assertThatExceptionOfType(HcpIsErased.class).isThrownBy(() -> HcpDecider.decide(CHOOSE_LIPIDS, erased));
        assertThatExceptionOfType(HcpIsErased.class)
                .isThrownBy(() -> HcpDecider.decide(new DeactivateHcp(ADA), erased));
        assertThatExceptionOfType(HcpIsErased.class).isThrownBy(() -> HcpDecider.decide(REGISTER, erased));
    }

    @Test
    void nothing_brings_an_erased_hcp_back() {
        assertThat(given(REGISTERED, ERASED, new IdentityVerifiedByNpi(ADA, NUMBER)))
                .isEqualTo(new Erased());
    }

    private static VerifyByLicence verifyByLicence(LocalDate expiresOn) {
        return new VerifyByLicence(ADA, NUMBER, FINGERPRINT, NEW_JERSEY, expiresOn, TODAY);
    }

    private static HcpState given(HcpEvent... events) {
        HcpState state = new Unregistered();
        for (HcpEvent event : events) {
            state = HcpDecider.evolve(state, event);
        }
        return state;
    }
}
