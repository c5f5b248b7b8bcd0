package io.rapport.domain.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.hcp.HcpRejection.HcpNotActive;
import io.rapport.domain.hcp.HcpRejection.UnknownHcp;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.hcp.LicenceAuthority;
import io.rapport.domain.hcp.Role;
import io.rapport.domain.hcp.Specialty;
import io.rapport.domain.privacy.ProtectedText;
import io.rapport.domain.sampling.SamplingCommand.AcknowledgeReceipt;
import io.rapport.domain.sampling.SamplingCommand.ApproveSamples;
import io.rapport.domain.sampling.SamplingCommand.CancelSampleRequest;
import io.rapport.domain.sampling.SamplingCommand.CheckSampleRequest;
import io.rapport.domain.sampling.SamplingCommand.DenySamples;
import io.rapport.domain.sampling.SamplingCommand.RequestSamples;
import io.rapport.domain.sampling.SamplingCommand.ShipSamples;
import io.rapport.domain.sampling.SamplingEvent.SampleReceiptAcknowledged;
import io.rapport.domain.sampling.SamplingEvent.SampleRequestCancelled;
import io.rapport.domain.sampling.SamplingEvent.SampleRequestChecked;
import io.rapport.domain.sampling.SamplingEvent.SamplesApproved;
import io.rapport.domain.sampling.SamplingEvent.SamplesDenied;
import io.rapport.domain.sampling.SamplingEvent.SamplesRequested;
import io.rapport.domain.sampling.SamplingEvent.SamplesShipped;
import io.rapport.domain.sampling.SamplingRejection.PractitionerNotVerified;
import io.rapport.domain.sampling.SamplingRejection.SampleRequestAlreadyExists;
import io.rapport.domain.sampling.SamplingRejection.ShipmentDiffersFromOrder;
import io.rapport.domain.sampling.SamplingRejection.UnknownSampleRequest;
import io.rapport.domain.sampling.SamplingRejection.WrongPhase;
import io.rapport.domain.sampling.SamplingState.Absent;
import io.rapport.domain.sampling.SamplingState.Existing;
import io.rapport.domain.sampling.SamplingState.Phase;
import io.rapport.domain.shared.Country;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingDeciderTest {

    private static final SampleRequestId REQUEST_ID = new SampleRequestId("request-1");
    private static final HcpId ADA = new HcpId("hcp-ada");
    private static final HcpId BOB = new HcpId("hcp-bob");
    private static final SampleOrder ORDER = new SampleOrder(new Product("statin-a"), new Strength("10 mg tablet"), 10);
    private static final PractitionerStatement STATEMENT = new PractitionerStatement(
            new ProtectedText("samples.c2ln"),
            new ProtectedText("samples.YWRk"),
            new ProtectedText("samples.bGlj"),
            new LicenceAuthority("US-NJ"));
    private static final Instant SIGNED = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant SHIPPED_AT = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant RECEIVED_AT = Instant.parse("2026-03-04T10:00:00Z");
    private static final List<ShippedLot> LOTS =
            List.of(new ShippedLot(new LotNumber("lot-1"), 4), new ShippedLot(new LotNumber("lot-2"), 6));
    private static final HcpState VERIFIED = practitioner(true);

    private static final RequestSamples REQUEST = new RequestSamples(REQUEST_ID, ADA, ORDER, STATEMENT, SIGNED);
    private static final CheckSampleRequest PASS = new CheckSampleRequest(REQUEST_ID, true);
    private static final CheckSampleRequest FAIL = new CheckSampleRequest(REQUEST_ID, false);
    private static final ApproveSamples APPROVE = new ApproveSamples(REQUEST_ID);
    private static final DenySamples DENY = new DenySamples(REQUEST_ID, DenialReason.LIMIT_EXCEEDED);
    private static final ShipSamples SHIP = new ShipSamples(REQUEST_ID, LOTS, SHIPPED_AT);
    private static final AcknowledgeReceipt ACKNOWLEDGE = new AcknowledgeReceipt(REQUEST_ID, ADA, RECEIVED_AT);
    private static final CancelSampleRequest CANCEL = new CancelSampleRequest(REQUEST_ID, ADA);

    private static final SamplesRequested REQUESTED = new SamplesRequested(REQUEST_ID, ADA, ORDER, STATEMENT, SIGNED);

    /** The state machine as a table: in which phases a step is in turn, and where it leads. */
    private static final Map<Step, Map<Phase, Phase>> TABLE = Map.of(
            Step.CHECK_PASSED, Map.of(Phase.REQUESTED, Phase.CHECKED),
            Step.CHECK_FAILED, Map.of(Phase.REQUESTED, Phase.CHECK_FAILED),
            Step.APPROVE, Map.of(Phase.CHECKED, Phase.APPROVED),
            Step.DENY, Map.of(Phase.CHECKED, Phase.DENIED, Phase.CHECK_FAILED, Phase.DENIED),
            Step.SHIP, Map.of(Phase.APPROVED, Phase.SHIPPED),
            Step.ACKNOWLEDGE, Map.of(Phase.SHIPPED, Phase.ACKNOWLEDGED),
            Step.CANCEL,
                    Map.of(
                            Phase.REQUESTED, Phase.CANCELLED,
                            Phase.CHECKED, Phase.CANCELLED,
                            Phase.CHECK_FAILED, Phase.CANCELLED,
                            Phase.APPROVED, Phase.CANCELLED,
                            Phase.CANCELLED, Phase.CANCELLED));

    @Test
    void a_verified_practitioners_request_is_recorded_as_signed() {
        assertThat(SamplingDecider.decide(REQUEST, new Absent(), VERIFIED)).containsExactly(REQUESTED);
    }

    @Test
    void an_unverified_practitioner_cannot_request_samples() {
        assertThatExceptionOfType(PractitionerNotVerified.class)
                .isThrownBy(() -> SamplingDecider.decide(REQUEST, new Absent(), practitioner(false)));
    }

    @Test
    void an_unknown_practitioner_cannot_request_samples() {
        assertThatExceptionOfType(UnknownHcp.class)
                .isThrownBy(() -> SamplingDecider.decide(REQUEST, new Absent(), new HcpState.Unregistered()));
    }

    @Test
    void a_deactivated_practitioner_cannot_request_samples() {
        assertThatExceptionOfType(HcpNotActive.class)
                .isThrownBy(() -> SamplingDecider.decide(REQUEST, new Absent(), new HcpState.Deactivated()));
    }

    @ParameterizedTest
    @EnumSource
    void an_id_cannot_be_requested_twice(Phase phase) {
        assertThatExceptionOfType(SampleRequestAlreadyExists.class)
                .isThrownBy(() -> SamplingDecider.decide(REQUEST, in(phase), VERIFIED));
    }

    @Test
    void a_check_is_recorded_with_its_outcome() {
        assertThat(SamplingDecider.decide(FAIL, in(Phase.REQUESTED)))
                .containsExactly(new SampleRequestChecked(REQUEST_ID, ADA, false));
    }

    @Test
    void an_approval_is_recorded() {
        assertThat(SamplingDecider.decide(APPROVE, in(Phase.CHECKED)))
                .containsExactly(new SamplesApproved(REQUEST_ID, ADA));
    }

    @Test
    void a_denial_is_recorded_with_its_reason() {
        assertThat(SamplingDecider.decide(DENY, in(Phase.CHECK_FAILED)))
                .containsExactly(new SamplesDenied(REQUEST_ID, ADA, DenialReason.LIMIT_EXCEEDED));
    }

    @Test
    void a_shipment_is_recorded_with_its_lots() {
        assertThat(SamplingDecider.decide(SHIP, in(Phase.APPROVED)))
                .containsExactly(new SamplesShipped(REQUEST_ID, ADA, LOTS, SHIPPED_AT));
    }

    @Test
    void a_receipt_is_recorded() {
        assertThat(SamplingDecider.decide(ACKNOWLEDGE, in(Phase.SHIPPED)))
                .containsExactly(new SampleReceiptAcknowledged(REQUEST_ID, ADA, RECEIVED_AT));
    }

    @Test
    void a_cancellation_is_recorded() {
        assertThat(SamplingDecider.decide(CANCEL, in(Phase.REQUESTED)))
                .containsExactly(new SampleRequestCancelled(REQUEST_ID, ADA));
    }

    @Test
    void cancelling_again_changes_nothing() {
        assertThat(SamplingDecider.decide(CANCEL, in(Phase.CANCELLED))).isEmpty();
    }

    static Stream<List<ShippedLot>> wrongShipments() {
        LotNumber lot = new LotNumber("lot-1");
        return Stream.of(List.of(), List.of(new ShippedLot(lot, 9)), List.of(new ShippedLot(lot, 11)));
    }

    @ParameterizedTest
    @MethodSource("wrongShipments")
    void a_shipment_of_another_quantity_than_ordered_is_refused(List<ShippedLot> lots) {
        assertThatExceptionOfType(ShipmentDiffersFromOrder.class)
                .isThrownBy(() ->
                        SamplingDecider.decide(new ShipSamples(REQUEST_ID, lots, SHIPPED_AT), in(Phase.APPROVED)));
    }

    @Test
    void another_practitioners_receipt_finds_no_request() {
        assertThatExceptionOfType(UnknownSampleRequest.class)
                .isThrownBy(() -> SamplingDecider.decide(
                        new AcknowledgeReceipt(REQUEST_ID, BOB, RECEIVED_AT), in(Phase.SHIPPED)));
    }

    @ParameterizedTest
    @EnumSource
    void another_practitioners_cancellation_finds_no_request(Phase phase) {
        assertThatExceptionOfType(UnknownSampleRequest.class)
                .isThrownBy(() -> SamplingDecider.decide(new CancelSampleRequest(REQUEST_ID, BOB), in(phase)));
    }

    @ParameterizedTest
    @EnumSource
    void a_step_before_any_request_finds_no_request(Step step) {
        assertThatExceptionOfType(UnknownSampleRequest.class).isThrownBy(() -> decide(step, new Absent()));
    }

    static Stream<Arguments> forbidden() {
        return Stream.of(Step.values())
                .flatMap(step -> Stream.of(Phase.values())
                        .filter(phase -> !next(step).containsKey(phase))
                        .map(phase -> Arguments.of(step, phase)));
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void a_step_out_of_turn_is_refused(Step step, Phase phase) {
        assertThatExceptionOfType(WrongPhase.class).isThrownBy(() -> decide(step, in(phase)));
    }

    static Stream<Arguments> allowed() {
        return Stream.of(Step.values())
                .flatMap(step -> next(step).keySet().stream().map(phase -> Arguments.of(step, phase)));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void a_step_in_turn_leads_to_its_phase(Step step, Phase phase) {
        assertThat(phase(evolve(in(phase), decide(step, in(phase)))))
                .isEqualTo(next(step).get(phase));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void any_sequence_of_steps_moves_as_the_table_says(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            SamplingState state = evolve(new Absent(), SamplingDecider.decide(REQUEST, new Absent(), VERIFIED));
            Phase expected = Phase.REQUESTED;
            List<Step> taken = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Step step = Step.values()[random.nextInt(Step.values().length)];
                taken.add(step);
                expected = next(step).getOrDefault(expected, expected);
                state = attempt(step, state);

                assertThat(state)
                        .as("seed %d, round %d: %s", seed, round, taken)
                        .isEqualTo(new Existing(expected, ADA, ORDER));
            }
        }
    }

    private enum Step {
        CHECK_PASSED,
        CHECK_FAILED,
        APPROVE,
        DENY,
        SHIP,
        ACKNOWLEDGE,
        CANCEL
    }

    private static Map<Phase, Phase> next(Step step) {
        return TABLE.getOrDefault(step, Map.of());
    }

    private static List<? extends SamplingEvent> decide(Step step, SamplingState state) {
        return switch (step) {
            case CHECK_PASSED -> SamplingDecider.decide(PASS, state);
            case CHECK_FAILED -> SamplingDecider.decide(FAIL, state);
            case APPROVE -> SamplingDecider.decide(APPROVE, state);
            case DENY -> SamplingDecider.decide(DENY, state);
            case SHIP -> SamplingDecider.decide(SHIP, state);
            case ACKNOWLEDGE -> SamplingDecider.decide(ACKNOWLEDGE, state);
            case CANCEL -> SamplingDecider.decide(CANCEL, state);
        };
    }

    private static SamplingState attempt(Step step, SamplingState state) {
        try {
            return evolve(state, decide(step, state));
        } catch (WrongPhase outOfTurn) {
            return state;
        }
    }

    private static SamplingState in(Phase phase) {
        return evolve(new Absent(), historyOf(phase));
    }

    private static List<SamplingEvent> historyOf(Phase phase) {
        SampleRequestChecked passed = new SampleRequestChecked(REQUEST_ID, ADA, true);
        SampleRequestChecked failed = new SampleRequestChecked(REQUEST_ID, ADA, false);
        SamplesApproved approved = new SamplesApproved(REQUEST_ID, ADA);
        SamplesShipped shipped = new SamplesShipped(REQUEST_ID, ADA, LOTS, SHIPPED_AT);
        return switch (phase) {
            case REQUESTED -> List.of(REQUESTED);
            case CHECKED -> List.of(REQUESTED, passed);
            case CHECK_FAILED -> List.of(REQUESTED, failed);
            case APPROVED -> List.of(REQUESTED, passed, approved);
            case DENIED -> List.of(REQUESTED, failed, new SamplesDenied(REQUEST_ID, ADA, DenialReason.OTHER));
            case SHIPPED -> List.of(REQUESTED, passed, approved, shipped);
            case ACKNOWLEDGED ->
                List.of(
                        REQUESTED,
                        passed,
                        approved,
                        shipped,
                        new SampleReceiptAcknowledged(REQUEST_ID, ADA, RECEIVED_AT));
            case CANCELLED -> List.of(REQUESTED, new SampleRequestCancelled(REQUEST_ID, ADA));
        };
    }

    private static SamplingState evolve(SamplingState from, List<? extends SamplingEvent> events) {
        SamplingState state = from;
        for (SamplingEvent event : events) {
            state = SamplingDecider.evolve(state, event);
        }
        return state;
    }

    private static Phase phase(SamplingState state) {
        return ((Existing) state).phase();
    }

    private static HcpState practitioner(boolean verified) {
        return new HcpState.Registered(
                new Specialty("cardiology"),
                Role.PHYSICIAN,
                new Country("US"),
                new Language("en"),
                new TreeSet<>(),
                verified,
                new TreeSet<>());
    }
}
