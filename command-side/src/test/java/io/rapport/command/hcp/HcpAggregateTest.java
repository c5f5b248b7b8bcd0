package io.rapport.command.hcp;

import static io.rapport.command.Examples.ADA;
import static io.rapport.command.Examples.DEACTIVATED;
import static io.rapport.command.Examples.REGISTERED;
import static io.rapport.command.Examples.VERIFIED;

import io.rapport.command.dispatch.DomainCommandTargets;
import io.rapport.domain.hcp.HcpCommand.DeactivateHcp;
import io.rapport.domain.hcp.HcpCommand.RegisterHcp;
import io.rapport.domain.hcp.HcpCommand.VerifyByLicence;
import io.rapport.domain.hcp.HcpCommand.VerifyByNpi;
import io.rapport.domain.hcp.HcpEvent.IdentityVerifiedByLicence;
import io.rapport.domain.hcp.HcpRejection.HcpAlreadyRegistered;
import io.rapport.domain.hcp.HcpRejection.HcpNotActive;
import io.rapport.domain.hcp.HcpRejection.IdentityAlreadyClaimed;
import io.rapport.domain.hcp.HcpRejection.UnknownHcp;
import io.rapport.domain.hcp.LicenceAuthority;
import io.rapport.domain.privacy.Fingerprint;
import io.rapport.domain.privacy.IdentityClaims;
import io.rapport.domain.shared.HcpId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HcpAggregateTest {

    private static final HcpId BOB = new HcpId("hcp-bob");
    private static final Fingerprint FINGERPRINT = new Fingerprint("0f".repeat(32));
    private static final RegisterHcp REGISTER = new RegisterHcp(
            ADA,
            REGISTERED.name(),
            REGISTERED.contact(),
            REGISTERED.specialty(),
            REGISTERED.role(),
            REGISTERED.country(),
            REGISTERED.language());
    private static final VerifyByNpi VERIFY_BY_NPI = new VerifyByNpi(ADA, VERIFIED.npi(), FINGERPRINT);
    private static final LocalDate TODAY = LocalDate.parse("2026-03-10");
    private static final LicenceAuthority GERMANY = new LicenceAuthority("DE");
    private static final VerifyByLicence VERIFY_BY_LICENCE =
            new VerifyByLicence(ADA, VERIFIED.npi(), FINGERPRINT, GERMANY, TODAY, TODAY);

    private final Map<Fingerprint, HcpId> claimed = new HashMap<>();
    private final IdentityClaims claims =
            (hcp, fingerprint) -> claimed.computeIfAbsent(fingerprint, _ -> hcp).equals(hcp);
    private final AggregateTestFixture<HcpAggregate> fixture = new AggregateTestFixture<>(HcpAggregate.class);

    @BeforeEach
    void wire() {
        fixture.registerCommandTargetResolver(new DomainCommandTargets()).registerInjectableResource(claims);
    }

    @Test
    void an_hcp_is_registered() {
        fixture.givenNoPriorActivity().when(REGISTER).expectEvents(REGISTERED);
    }

    @Test
    void an_hcp_is_not_registered_twice() {
        fixture.given(REGISTERED).when(REGISTER).expectNoEvents().expectException(HcpAlreadyRegistered.class);
    }

    @Test
    void an_identifier_that_nobody_claimed_verifies() {
        fixture.given(REGISTERED).when(VERIFY_BY_NPI).expectEvents(VERIFIED);
    }

    @Test
    void an_identifier_that_the_same_hcp_claimed_verifies_again() {
        claimed.put(FINGERPRINT, ADA);

        fixture.given(REGISTERED, VERIFIED).when(VERIFY_BY_NPI).expectEvents(VERIFIED);
    }

    @Test
    void an_npi_that_another_hcp_claimed_is_refused() {
        claimed.put(FINGERPRINT, BOB);

        fixture.given(REGISTERED).when(VERIFY_BY_NPI).expectNoEvents().expectException(IdentityAlreadyClaimed.class);
    }

    @Test
    void a_licence_that_nobody_claimed_verifies() {
        fixture.given(REGISTERED)
                .when(VERIFY_BY_LICENCE)
                .expectEvents(new IdentityVerifiedByLicence(ADA, VERIFIED.npi(), GERMANY, TODAY));
    }

    @Test
    void a_licence_that_another_hcp_claimed_is_refused() {
        claimed.put(FINGERPRINT, BOB);

        fixture.given(REGISTERED)
                .when(VERIFY_BY_LICENCE)
                .expectNoEvents()
                .expectException(IdentityAlreadyClaimed.class);
    }

    @Test
    void an_unknown_hcp_is_not_verified() {
        fixture.givenNoPriorActivity().when(VERIFY_BY_NPI).expectNoEvents().expectException(UnknownHcp.class);
    }

    @Test
    void a_deactivated_hcp_is_not_verified() {
        fixture.given(REGISTERED, DEACTIVATED)
                .when(VERIFY_BY_NPI)
                .expectNoEvents()
                .expectException(HcpNotActive.class);
    }

    @Test
    void deactivating_twice_succeeds_without_a_second_event() {
        fixture.given(REGISTERED, DEACTIVATED)
                .when(new DeactivateHcp(ADA))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
