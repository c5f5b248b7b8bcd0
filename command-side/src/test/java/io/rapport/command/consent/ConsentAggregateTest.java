package io.rapport.command.consent;

import static io.rapport.command.Examples.ADA;
import static io.rapport.command.Examples.ANALYTICS_EVERYWHERE;
import static io.rapport.command.Examples.DEACTIVATED;
import static io.rapport.command.Examples.GRANTED;
import static io.rapport.command.Examples.REGISTERED;
import static io.rapport.command.Examples.WITHDRAWN;

import io.rapport.command.dispatch.DomainCommandTargets;
import io.rapport.command.standing.GivenStandings;
import io.rapport.domain.consent.ConsentCommand.GrantConsent;
import io.rapport.domain.consent.ConsentCommand.RefuseConsent;
import io.rapport.domain.consent.ConsentCommand.WithdrawConsent;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentRejection.ExpiryBeforeDecision;
import io.rapport.domain.consent.ConsentRejection.UnknownPurpose;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.Jurisdiction;
import io.rapport.domain.consent.LegalBasis;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.hcp.HcpRejection.HcpNotActive;
import io.rapport.domain.hcp.HcpRejection.UnknownHcp;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsentAggregateTest {

    private static final ConsentGranted GRANTED_UNDER_TERMS = new ConsentGranted(
            ADA,
            GRANTED.recordId(),
            ANALYTICS_EVERYWHERE,
            GRANTED.notice(),
            GRANTED.decidedAt(),
            null,
            null,
            Jurisdiction.EVERYWHERE,
            LegalBasis.CONSENT,
            null);

    private static final WithdrawConsent WITHDRAW =
            new WithdrawConsent(ADA, WITHDRAWN.recordId(), WITHDRAWN.scope(), WITHDRAWN.decidedAt());

    @Test
    void a_grant_is_recorded() {
        fixture(REGISTERED)
                .givenNoPriorActivity()
                .when(grant(ANALYTICS_EVERYWHERE, null))
                .expectEvents(GRANTED_UNDER_TERMS);
    }

    @Test
    void a_withdrawal_is_recorded() {
        fixture(REGISTERED).given(GRANTED).when(WITHDRAW).expectEvents(WITHDRAWN);
    }

    @Test
    void a_refusal_is_recorded() {
        RefuseConsent refuse =
                new RefuseConsent(ADA, GRANTED.recordId(), ANALYTICS_EVERYWHERE, GRANTED.notice(), GRANTED.decidedAt());

        fixture(REGISTERED)
                .givenNoPriorActivity()
                .when(refuse)
                .expectEvents(new ConsentRefused(
                        ADA, GRANTED.recordId(), ANALYTICS_EVERYWHERE, GRANTED.notice(), GRANTED.decidedAt()));
    }

    @Test
    void a_grant_of_an_unknown_hcp_is_refused() {
        fixture()
                .givenNoPriorActivity()
                .when(grant(ANALYTICS_EVERYWHERE, null))
                .expectNoEvents()
                .expectException(UnknownHcp.class);
    }

    @Test
    void a_withdrawal_of_an_unknown_hcp_is_refused() {
        fixture().givenNoPriorActivity().when(WITHDRAW).expectNoEvents().expectException(UnknownHcp.class);
    }

    @Test
    void a_grant_of_a_deactivated_hcp_is_refused() {
        fixture(REGISTERED, DEACTIVATED)
                .givenNoPriorActivity()
                .when(grant(ANALYTICS_EVERYWHERE, null))
                .expectNoEvents()
                .expectException(HcpNotActive.class);
    }

    @Test
    void a_grant_for_a_purpose_that_nobody_listed_is_refused() {
        fixture(REGISTERED)
                .givenNoPriorActivity()
                .when(grant(new ConsentScope(new Purpose("profiling"), null), null))
                .expectNoEvents()
                .expectException(UnknownPurpose.class);
    }

    @Test
    void a_grant_that_ends_as_it_begins_is_refused() {
        fixture(REGISTERED)
                .givenNoPriorActivity()
                .when(grant(ANALYTICS_EVERYWHERE, GRANTED.decidedAt()))
                .expectNoEvents()
                .expectException(ExpiryBeforeDecision.class);
    }

    private static GrantConsent grant(ConsentScope scope, @Nullable Instant expiresAt) {
        return new GrantConsent(ADA, GRANTED.recordId(), scope, GRANTED.notice(), GRANTED.decidedAt(), expiresAt);
    }

    private static FixtureConfiguration<ConsentAggregate> fixture(Object... elsewhere) {
        return new AggregateTestFixture<>(ConsentAggregate.class)
                .registerCommandTargetResolver(new DomainCommandTargets())
                .registerInjectableResource(GivenStandings.of(elsewhere));
    }
}
