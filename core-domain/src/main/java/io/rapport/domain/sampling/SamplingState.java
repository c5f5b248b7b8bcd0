package io.rapport.domain.sampling;

import io.rapport.domain.shared.HcpId;

/** A request for samples as far as decisions need to know. */
public sealed interface SamplingState {

    /** Where a request stands. */
    enum Phase {
        REQUESTED,
        CHECKED,
        CHECK_FAILED,
        APPROVED,
        DENIED,
        SHIPPED,
        ACKNOWLEDGED,
        CANCELLED
    }

    record Absent() implements SamplingState {}

    record Existing(Phase phase, HcpId hcpId, SampleOrder order) implements SamplingState {

        Existing in(Phase phase) {
            return new Existing(phase, hcpId, order);
        }
    }
}
