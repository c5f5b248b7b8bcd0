package io.rapport.domain.sampling;

import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.util.List;

public sealed interface SamplingCommand {

    SampleRequestId requestId();

    record RequestSamples(
            SampleRequestId requestId,
            HcpId hcpId,
            SampleOrder order,
            PractitionerStatement statement,
            Instant signedAt)
            implements SamplingCommand {}

    /** @param passed whether licence, limits and statement were found in order */
    record CheckSampleRequest(SampleRequestId requestId, boolean passed) implements SamplingCommand {}

    record ApproveSamples(SampleRequestId requestId) implements SamplingCommand {}

    record DenySamples(SampleRequestId requestId, DenialReason reason) implements SamplingCommand {}

    record ShipSamples(SampleRequestId requestId, List<ShippedLot> lots, Instant shippedAt) implements SamplingCommand {
        public ShipSamples {
            lots = List.copyOf(lots);
        }
    }

    /** @param hcpId the practitioner who received the samples, who must be the one who asked for them */
    record AcknowledgeReceipt(SampleRequestId requestId, HcpId hcpId, Instant receivedAt) implements SamplingCommand {}

    /** @param hcpId the practitioner who asked for the samples */
    record CancelSampleRequest(SampleRequestId requestId, HcpId hcpId) implements SamplingCommand {}
}
