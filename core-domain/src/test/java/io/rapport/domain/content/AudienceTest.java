package io.rapport.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.Language;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AudienceTest {

    private static final Specialty CARDIOLOGY = new Specialty("cardiology");
    private static final Specialty ONCOLOGY = new Specialty("oncology");
    private static final Country GERMANY = new Country("DE");
    private static final Country FRANCE = new Country("FR");
    private static final HcpState CARDIOLOGIST = cardiologist(false);
    private static final HcpState VERIFIED_CARDIOLOGIST = cardiologist(true);

    @Test
    void content_for_everyone_targets_any_registered_hcp() {
        assertThat(Audience.EVERYONE.targets(CARDIOLOGIST)).isTrue();
    }

    @Test
    void nothing_targets_a_deactivated_hcp() {
        assertThat(Audience.EVERYONE.targets(new HcpState.Deactivated())).isFalse();
    }

    @Test
    void content_for_the_hcps_specialty_role_and_country_targets_it() {
        Audience audience =
                new Audience(Set.of(CARDIOLOGY, ONCOLOGY), Set.of(Role.PHYSICIAN), Set.of(GERMANY, FRANCE), false);

        assertThat(audience.targets(CARDIOLOGIST)).isTrue();
    }

    @Test
    void content_for_another_specialty_does_not_target_the_hcp() {
        assertThat(new Audience(Set.of(ONCOLOGY), Set.of(), Set.of(), false).targets(CARDIOLOGIST))
                .isFalse();
    }

    @Test
    void content_for_another_role_does_not_target_the_hcp() {
        assertThat(new Audience(Set.of(), Set.of(Role.NURSE), Set.of(), false).targets(CARDIOLOGIST))
                .isFalse();
    }

    @Test
    void content_for_another_country_does_not_target_the_hcp() {
        assertThat(new Audience(Set.of(), Set.of(), Set.of(FRANCE), false).targets(CARDIOLOGIST))
                .isFalse();
    }

    @Test
    void gated_content_does_not_admit_an_unverified_hcp() {
        assertThat(new Audience(Set.of(), Set.of(), Set.of(), true).admits(CARDIOLOGIST))
                .isFalse();
    }

    @Test
    void gated_content_does_not_target_an_unverified_hcp() {
        assertThat(new Audience(Set.of(), Set.of(), Set.of(), true).targets(CARDIOLOGIST))
                .isFalse();
    }

    @Test
    void gated_content_admits_a_verified_hcp() {
        assertThat(new Audience(Set.of(), Set.of(), Set.of(), true).admits(VERIFIED_CARDIOLOGIST))
                .isTrue();
    }

    @Test
    void the_gate_does_not_look_at_the_specialty() {
        assertThat(new Audience(Set.of(ONCOLOGY), Set.of(), Set.of(), true).admits(VERIFIED_CARDIOLOGIST))
                .isTrue();
    }

    private static HcpState cardiologist(boolean verified) {
        return new HcpState.Registered(
                CARDIOLOGY, Role.PHYSICIAN, GERMANY, new Language("de"), new TreeSet<>(), verified);
    }
}
