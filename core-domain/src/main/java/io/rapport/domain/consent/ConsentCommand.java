package io.rapport.domain.consent;

import io.rapport.domain.shared.Deadline;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decisions of an HCP on consent; {@code decidedAt} is when the HCP decided, which may be before it is recorded. */
public sealed interface ConsentCommand {

    HcpId hcpId();

    ConsentRecordId recordId();

    Instant decidedAt();

    /**
     * @param expiresAt from when the grant no longer holds
     * @param language the language in which the notice was shown
     * @param renews the earlier grant of the same scope that it renews
     */
    record GrantConsent(
            HcpId hcpId,
            ConsentRecordId recordId,
            ConsentScope scope,
            NoticeVersion notice,
            Instant decidedAt,
            @Nullable Instant expiresAt,
            @Nullable Language language,
            @Nullable ConsentRecordId renews)
            implements ConsentCommand {
        public GrantConsent {
            if (expiresAt != null) {
                Deadline.require("expiresAt", expiresAt);
            }
        }

        /** One that renews nothing and does not say in which language the notice was. */
        public GrantConsent(
                HcpId hcpId,
                ConsentRecordId recordId,
                ConsentScope scope,
                NoticeVersion notice,
                Instant decidedAt,
                @Nullable Instant expiresAt) {
            this(hcpId, recordId, scope, notice, decidedAt, expiresAt, null, null);
        }
    }

    /** @param language the language in which the notice was shown */
    record RefuseConsent(
            HcpId hcpId,
            ConsentRecordId recordId,
            ConsentScope scope,
            NoticeVersion notice,
            Instant decidedAt,
            @Nullable Language language)
            implements ConsentCommand {

        /** One that does not say in which language the notice was. */
        public RefuseConsent(
                HcpId hcpId, ConsentRecordId recordId, ConsentScope scope, NoticeVersion notice, Instant decidedAt) {
            this(hcpId, recordId, scope, notice, decidedAt, null);
        }
    }

    /** Needs nothing that a grant does not need (GDPR Art. 7(3)). */
    record WithdrawConsent(HcpId hcpId, ConsentRecordId recordId, ConsentScope scope, Instant decidedAt)
            implements ConsentCommand {}

    /** Confirms a grant that was asked for; whoever sends it has checked the code. */
    record ConfirmConsent(HcpId hcpId, ConsentRecordId recordId, Instant decidedAt) implements ConsentCommand {}

    /** Records that a grant had run out by {@code decidedAt}. */
    record ExpireConsent(HcpId hcpId, ConsentRecordId recordId, Instant decidedAt) implements ConsentCommand {}

    /** @param scope of a purpose, or of {@link Purpose#ALL_PROFILING} */
    record RaiseObjection(HcpId hcpId, ConsentRecordId recordId, ConsentScope scope, Instant decidedAt)
            implements ConsentCommand {}

    record WithdrawObjection(HcpId hcpId, ConsentRecordId recordId, ConsentScope scope, Instant decidedAt)
            implements ConsentCommand {}
}
