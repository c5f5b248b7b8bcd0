package io.rapport.domain.sampling;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.util.List;

public sealed interface SamplingEvent extends DomainEvent {

    SampleRequestId requestId();

    HcpId hcpId();

    record SamplesRequested(
            SampleRequestId requestId,
            HcpId hcpId,
            SampleOrder order,
            PractitionerStatement statement,
            Instant signedAt)
            implements SamplingEvent {}

    record SampleRequestChecked(SampleRequestId requestId, HcpId hcpId, boolean passed) implements SamplingEvent {}

    record SamplesApproved(SampleRequestId requestId, HcpId hcpId) implements SamplingEvent {}

    record SamplesDenied(SampleRequestId requestId, HcpId hcpId, DenialReason reason) implements SamplingEvent {}

    record SamplesShipped(SampleRequestId requestId, HcpId hcpId, List<ShippedLot> lots, Instant shippedAt)
            implements SamplingEvent {}

    record SampleReceiptAcknowledged(SampleRequestId requestId, HcpId hcpId, Instant receivedAt)
            implements SamplingEvent {}

    record SampleRequestCancelled(SampleRequestId requestId, HcpId hcpId) implements SamplingEvent {}
}
