package io.rapport.command.sampling;

import static io.rapport.command.Examples.ADA;
import static io.rapport.command.Examples.OCCURRED;
import static io.rapport.command.Examples.REGISTERED;
import static io.rapport.command.Examples.VERIFIED;

import io.rapport.command.dispatch.DomainCommandTargets;
import io.rapport.command.standing.GivenStandings;
import io.rapport.domain.hcp.HcpRejection.UnknownHcp;
import io.rapport.domain.hcp.LicenceAuthority;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.sampling.LotNumber;
import io.rapport.domain.sampling.PractitionerStatement;
import io.rapport.domain.sampling.SampleOrder;
import io.rapport.domain.sampling.SampleRequestId;
import io.rapport.domain.sampling.SamplingCommand.AcknowledgeReceipt;
import io.rapport.domain.sampling.SamplingCommand.ApproveSamples;
import io.rapport.domain.sampling.SamplingCommand.CheckSampleRequest;
import io.rapport.domain.sampling.SamplingCommand.RequestSamples;
import io.rapport.domain.sampling.SamplingCommand.ShipSamples;
import io.rapport.domain.sampling.SamplingEvent.SampleReceiptAcknowledged;
import io.rapport.domain.sampling.SamplingEvent.SamplesRequested;
import io.rapport.domain.sampling.SamplingRejection.PractitionerNotVerified;
import io.rapport.domain.sampling.SamplingRejection.UnknownSampleRequest;
import io.rapport.domain.sampling.SamplingRejection.WrongPhase;
import io.rapport.domain.sampling.ShippedLot;
import io.rapport.domain.sampling.Strength;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Product;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class SamplingAggregateTest {

    private static final SampleRequestId REQUEST_ID = new SampleRequestId("request-1");
    private static final SampleOrder ORDER = new SampleOrder(new Product("statin-a"), new Strength("10 mg tablet"), 10);
    private static final PractitionerStatement STATEMENT = new PractitionerStatement(
            new ProtectedText("samples.c2ln"),
            new ProtectedText("samples.YWRk"),
            new ProtectedText("samples.bGlj"),
            new LicenceAuthority("US-NJ"));
    private static final RequestSamples REQUEST = new RequestSamples(REQUEST_ID, ADA, ORDER, STATEMENT, OCCURRED);
    private static final SamplesRequested REQUESTED = new SamplesRequested(REQUEST_ID, ADA, ORDER, STATEMENT, OCCURRED);

    @Test
    void a_verified_practitioners_request_is_recorded() {
        fixture(REGISTERED, VERIFIED).givenNoPriorActivity().when(REQUEST).expectEvents(REQUESTED);
    }

    @Test
    void an_unverified_practitioners_request_is_refused() {
        fixture(REGISTERED)
                .givenNoPriorActivity()
                .when(REQUEST)
                .expectNoEvents()
                .expectException(PractitionerNotVerified.class);
    }

    @Test
    void an_unknown_practitioners_request_is_refused() {
        fixture().givenNoPriorActivity().when(REQUEST).expectNoEvents().expectException(UnknownHcp.class);
    }

    @Test
    void a_request_goes_all_the_way_to_the_receipt() {
        shipped()
                .when(new AcknowledgeReceipt(REQUEST_ID, ADA, OCCURRED))
                .expectEvents(new SampleReceiptAcknowledged(REQUEST_ID, ADA, OCCURRED));
    }

    @Test
    void another_practitioners_receipt_finds_no_request() {
        shipped()
                .when(new AcknowledgeReceipt(REQUEST_ID, new HcpId("hcp-bob"), OCCURRED))
                .expectNoEvents()
                .expectException(UnknownSampleRequest.class);
    }

    @Test
    void what_was_not_checked_is_not_approved() {
        fixture(REGISTERED, VERIFIED)
                .given(REQUESTED)
                .when(new ApproveSamples(REQUEST_ID))
                .expectNoEvents()
                .expectException(WrongPhase.class);
    }

    private static TestExecutor<SamplingAggregate> shipped() {
        return fixture(REGISTERED, VERIFIED)
                .givenCommands(
                        REQUEST,
                        new CheckSampleRequest(REQUEST_ID, true),
                        new ApproveSamples(REQUEST_ID),
                        new ShipSamples(REQUEST_ID, List.of(new ShippedLot(new LotNumber("lot-1"), 10)), OCCURRED));
    }

    private static FixtureConfiguration<SamplingAggregate> fixture(Object... elsewhere) {
        return new AggregateTestFixture<>(SamplingAggregate.class)
                .registerCommandTargetResolver(new DomainCommandTargets())
                .registerInjectableResource(GivenStandings.of(elsewhere));
    }
}
