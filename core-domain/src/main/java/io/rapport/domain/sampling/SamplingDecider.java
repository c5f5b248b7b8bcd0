package io.rapport.domain.sampling;

import io.rapport.domain.hcp.HcpRejection.HcpIsErased;
import io.rapport.domain.hcp.HcpRejection.HcpNotActive;
import io.rapport.domain.hcp.HcpRejection.UnknownHcp;
import io.rapport.domain.hcp.HcpState;
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
import io.rapport.domain.shared.HcpId;
import java.util.Arrays;
import java.util.List;

/** The states of a request for samples (21 CFR 203.30 to 203.38). Pure: same command and state, same answer. */
public final class SamplingDecider {

    private SamplingDecider() {}

    /** @param hcp the practitioner as known when the request is made */
    public static List<SamplesRequested> decide(RequestSamples command, SamplingState state, HcpState hcp) {
        if (state instanceof Existing) {
            throw new SampleRequestAlreadyExists();
        }
        switch (hcp) {
            case HcpState.Unregistered _ -> throw new UnknownHcp();
            case HcpState.Deactivated _ -> throw new HcpNotActive();
            case HcpState.Erased _ -> throw new HcpIsErased();
            case HcpState.Registered registered when !registered.verified() -> throw new PractitionerNotVerified();
            case HcpState.Registered _ -> {
                return List.of(new SamplesRequested(
                        command.requestId(),
                        command.hcpId(),
                        command.order(),
                        command.statement(),
                        command.signedAt()));
            }
        }
    }

    public static List<SampleRequestChecked> decide(CheckSampleRequest command, SamplingState state) {
        Existing request = require(state, Phase.REQUESTED);
        return List.of(new SampleRequestChecked(command.requestId(), request.hcpId(), command.passed()));
    }

    public static List<SamplesApproved> decide(ApproveSamples command, SamplingState state) {
        Existing request = require(state, Phase.CHECKED);
        return List.of(new SamplesApproved(command.requestId(), request.hcpId()));
    }

    public static List<SamplesDenied> decide(DenySamples command, SamplingState state) {
        Existing request = require(state, Phase.CHECKED, Phase.CHECK_FAILED);
        return List.of(new SamplesDenied(command.requestId(), request.hcpId(), command.reason()));
    }

    public static List<SamplesShipped> decide(ShipSamples command, SamplingState state) {
        Existing request = require(state, Phase.APPROVED);
        int shipped = command.lots().stream().mapToInt(ShippedLot::quantity).sum();
        if (shipped != request.order().quantity()) {
            throw new ShipmentDiffersFromOrder(request.order().quantity());
        }
        return List.of(new SamplesShipped(command.requestId(), request.hcpId(), command.lots(), command.shippedAt()));
    }

    public static List<SampleReceiptAcknowledged> decide(AcknowledgeReceipt command, SamplingState state) {
        Existing request = require(requireOf(command.hcpId(), state), Phase.SHIPPED);
        return List.of(new SampleReceiptAcknowledged(command.requestId(), request.hcpId(), command.receivedAt()));
    }

    public static List<SampleRequestCancelled> decide(CancelSampleRequest command, SamplingState state) {
        Existing request = require(
                requireOf(command.hcpId(), state),
                Phase.REQUESTED,
                Phase.CHECKED,
                Phase.CHECK_FAILED,
                Phase.APPROVED,
                Phase.CANCELLED);
        return request.phase() == Phase.CANCELLED
                ? List.of()
                : List.of(new SampleRequestCancelled(command.requestId(), request.hcpId()));
    }

    public static SamplingState evolve(SamplingState state, SamplingEvent event) {
        return switch (event) {
            case SamplesRequested e -> new Existing(Phase.REQUESTED, e.hcpId(), e.order());
            case SampleRequestChecked e -> move(state, e.passed() ? Phase.CHECKED : Phase.CHECK_FAILED);
            case SamplesApproved _ -> move(state, Phase.APPROVED);
            case SamplesDenied _ -> move(state, Phase.DENIED);
            case SamplesShipped _ -> move(state, Phase.SHIPPED);
            case SampleReceiptAcknowledged _ -> move(state, Phase.ACKNOWLEDGED);
            case SampleRequestCancelled _ -> move(state, Phase.CANCELLED);
        };
    }

    private static Existing require(SamplingState state, Phase... expected) {
        return switch (state) {
            case Absent _ -> throw new UnknownSampleRequest();
            case Existing request when Arrays.asList(expected).contains(request.phase()) -> request;
            case Existing request -> throw new WrongPhase(request.phase(), expected);
        };
    }

    /** A request of another practitioner is as unknown as none: its existence is nobody else's business. */
    private static SamplingState requireOf(HcpId hcp, SamplingState state) {
        if (state instanceof Existing request && !request.hcpId().equals(hcp)) {
            throw new UnknownSampleRequest();
        }
        return state;
    }

    private static SamplingState move(SamplingState state, Phase phase) {
        return state instanceof Existing request ? request.in(phase) : state;
    }
}
