package io.rapport.domain.consent;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A decision of an HCP on consent, taken at {@code decidedAt}. */
public sealed interface ConsentEvent extends DomainEvent {

    HcpId hcpId();

    ConsentRecordId recordId();

    ConsentScope scope();

    Instant decidedAt();

    record ConsentGranted(
            HcpId hcpId,
            ConsentRecordId recordId,
            ConsentScope scope,
            NoticeVersion notice,
            Instant decidedAt,
            @Nullable Instant expiresAt)
            implements ConsentEvent {}

    record ConsentRefused(
            HcpId hcpId, ConsentRecordId recordId, ConsentScope scope, NoticeVersion notice, Instant decidedAt)
            implements ConsentEvent {}

    record ConsentWithdrawn(HcpId hcpId, ConsentRecordId recordId, ConsentScope scope, Instant decidedAt)
            implements ConsentEvent {}
}
