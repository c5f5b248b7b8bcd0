package io.rapport.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AudienceTest {

    private static final Specialty CARDIOLOGY = new Specialty("cardiology");
    private static final Specialty ONCOLOGY = new Specialty("oncology");
    private static final Country GERMANY = new Country("DE");
    private static final Country FRANCE = new Country("FR");
    private static final Product LIPO = new Product("LIPO");
    private static final Product GLYCO = new Product("GLYCO");
    private static final HcpState CARDIOLOGIST = cardiologist(false);
    private static final HcpState VERIFIED_CARDIOLOGIST = cardiologist(true);

    @Test
    void content_for_everyone_targets_any_registered_hcp() {
        assertThat(Audience.EVERYONE.targets(CARDIOLOGIST, null)).isTrue();
    }

    @Test
    void nothing_targets_a_deactivated_hcp() {
        assertThat(Audience.EVERYONE.targets(new HcpState.Deactivated(), null)).isFalse();
    }

    @Test
    void content_for_the_hcps_specialty_role_and_country_targets_it() {
        Audience audience = new Audience(
                Set.of(CARDIOLOGY, ONCOLOGY), Set.of(Role.PHYSICIAN), Set.of(GERMANY, FRANCE), false, false);

        assertThat(audience.targets(CARDIOLOGIST, null)).isTrue();
    }

    @Test
    void content_for_another_specialty_does_not_target_the_hcp() {
        assertThat(new Audience(Set.of(ONCOLOGY), Set.of(), Set.of(), false, false).targets(CARDIOLOGIST, null))
                .isFalse();
    }

    @Test
    void content_for_another_role_does_not_target_the_hcp() {
        assertThat(new Audience(Set.of(), Set.of(Role.NURSE), Set.of(), false, false).targets(CARDIOLOGIST, null))
                .isFalse();
    }

    @Test
    void content_for_another_country_does_not_target_the_hcp() {
        assertThat(new Audience(Set.of(), Set.of(), Set.of(FRANCE), false, false).targets(CARDIOLOGIST, null))
                .isFalse();
    }

    @Test
    void gated_content_does_not_admit_an_unverified_hcp() {
        assertThat(new Audience(Set.of(), Set.of(), Set.of(), true, false).admits(CARDIOLOGIST, null))
                .isFalse();
    }

    @Test
    void gated_content_does_not_target_an_unverified_hcp() {
        assertThat(new Audience(Set.of(), Set.of(), Set.of(), true, false).targets(CARDIOLOGIST, null))
                .isFalse();
    }

    @Test
    void gated_content_admits_a_verified_hcp() {
        assertThat(new Audience(Set.of(), Set.of(), Set.of(), true, false).admits(VERIFIED_CARDIOLOGIST, null))
                .isTrue();
    }

    @Test
    void the_gate_does_not_look_at_the_specialty() {
        assertThat(new Audience(Set.of(ONCOLOGY), Set.of(), Set.of(), true, false).admits(VERIFIED_CARDIOLOGIST, null))
                .isTrue();
    }

    @Test
    void content_for_those_with_access_to_its_product_admits_them_alone() {
        Audience audience = new Audience(Set.of(), Set.of(), Set.of(), false, true);

        assertThat(audience.admits(cardiologist(false, LIPO), LIPO)).isTrue();
        assertThat(audience.targets(cardiologist(false, LIPO), LIPO)).isTrue();
        assertThat(audience.admits(cardiologist(true, GLYCO), LIPO)).isFalse();
        assertThat(audience.targets(cardiologist(true, GLYCO), LIPO)).isFalse();
    }

    @Test
    void content_for_those_with_access_admits_nobody_where_it_names_no_product() {
        assertThat(new Audience(Set.of(), Set.of(), Set.of(), false, true).admits(cardiologist(true, LIPO), null))
                .isFalse();
    }

    @Test
    void both_gates_must_be_open() {
        Audience audience = new Audience(Set.of(), Set.of(), Set.of(), true, true);

        assertThat(audience.admits(cardiologist(false, LIPO), LIPO)).isFalse();
        assertThat(audience.admits(cardiologist(true), LIPO)).isFalse();
        assertThat(audience.admits(cardiologist(true, LIPO), LIPO)).isTrue();
    }

    private static HcpState cardiologist(boolean verified, Product... products) {
        return new HcpState.Registered(
                CARDIOLOGY,
                Role.PHYSICIAN,
                GERMANY,
                new Language("de"),
                new TreeSet<>(),
                verified,
                new TreeSet<>(List.of(products)));
    }
}
