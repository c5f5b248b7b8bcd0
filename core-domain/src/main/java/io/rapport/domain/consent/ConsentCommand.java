package io.rapport.domain.consent;

import io.rapport.domain.shared.Deadline;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decisions of an HCP on consent; {@code decidedAt} is when the HCP decided, which may be before it is recorded. */
public sealed interface ConsentCommand {

    HcpId hcpId();

    Instant decidedAt();

    /** @param expiresAt from when the grant no longer holds */
    record GrantConsent(
            HcpId hcpId,
            ConsentRecordId recordId,
            ConsentScope scope,
            NoticeVersion notice,
            Instant decidedAt,
            @Nullable Instant expiresAt)
            implements ConsentCommand {
        public GrantConsent {
            if (expiresAt != null) {
                Deadline.require("expiresAt", expiresAt);
            }
        }
    }

    record RefuseConsent(
            HcpId hcpId, ConsentRecordId recordId, ConsentScope scope, NoticeVersion notice, Instant decidedAt)
            implements ConsentCommand {}

    /** Needs nothing that a grant does not need (GDPR Art. 7(3)). */
    record WithdrawConsent(HcpId hcpId, ConsentRecordId recordId, ConsentScope scope, Instant decidedAt)
            implements ConsentCommand {}
}
