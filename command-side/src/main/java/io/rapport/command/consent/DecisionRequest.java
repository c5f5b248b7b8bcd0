package io.rapport.command.consent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rapport.domain.consent.ConsentCommand;
import io.rapport.domain.consent.ConsentCommand.GrantConsent;
import io.rapport.domain.consent.ConsentCommand.RaiseObjection;
import io.rapport.domain.consent.ConsentCommand.RefuseConsent;
import io.rapport.domain.consent.ConsentCommand.WithdrawConsent;
import io.rapport.domain.consent.ConsentCommand.WithdrawObjection;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentScope;
import io.rapport.domain.consent.NoticeVersion;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.ContentType;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Language;
import io.rapport.domain.shared.Product;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A decision on consent as clients send it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "decision")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DecisionRequest.Grant.class, name = "grant"),
    @JsonSubTypes.Type(value = DecisionRequest.Refusal.class, name = "refuse"),
    @JsonSubTypes.Type(value = DecisionRequest.Withdrawal.class, name = "withdraw"),
    @JsonSubTypes.Type(value = DecisionRequest.Objection.class, name = "object"),
    @JsonSubTypes.Type(value = DecisionRequest.ObjectionWithdrawal.class, name = "withdraw-objection")
})
public sealed interface DecisionRequest {

    Purpose purpose();

    @Nullable
    Channel channel();

    @Nullable
    Product product();

    @Nullable
    ContentType contentType();

    @Nullable
    Instant occurredAt();

    default ConsentScope scope() {
        return new ConsentScope(purpose(), channel(), product(), contentType());
    }

    /** The command by which {@code hcp} decides so, at {@code decidedAt}. */
    default ConsentCommand command(HcpId hcp, ConsentRecordId recordId, Instant decidedAt) {
        return switch (this) {
            case Grant grant ->
                new GrantConsent(
                        hcp,
                        recordId,
                        grant.scope(),
                        grant.notice(),
                        decidedAt,
                        grant.expiresAt(),
                        grant.language(),
                        grant.renews());
            case Refusal refusal ->
                new RefuseConsent(hcp, recordId, refusal.scope(), refusal.notice(), decidedAt, refusal.language());
            case Withdrawal withdrawal -> new WithdrawConsent(hcp, recordId, withdrawal.scope(), decidedAt);
            case Objection objection -> new RaiseObjection(hcp, recordId, objection.scope(), decidedAt);
            case ObjectionWithdrawal withdrawal -> new WithdrawObjection(hcp, recordId, withdrawal.scope(), decidedAt);
        };
    }

    /**
     * @param channel the one channel that is decided about; all of them where it is absent
     * @param product the one product that is decided about; all of them where it is absent
     * @param contentType the one type of content that is decided about; all of them where it is absent
     * @param language the language in which the notice was shown
     * @param renews the record of an earlier grant of the same scope that this one renews
     */
    record Grant(
            Purpose purpose,
            @Nullable Channel channel,
            @Nullable Product product,
            @Nullable ContentType contentType,
            NoticeVersion notice,
            @Nullable Language language,
            @Nullable Instant expiresAt,
            @Nullable ConsentRecordId renews,
            @Nullable Instant occurredAt)
            implements DecisionRequest {}

    record Refusal(
            Purpose purpose,
            @Nullable Channel channel,
            @Nullable Product product,
            @Nullable ContentType contentType,
            NoticeVersion notice,
            @Nullable Language language,
            @Nullable Instant occurredAt)
            implements DecisionRequest {}

    record Withdrawal(
            Purpose purpose,
            @Nullable Channel channel,
            @Nullable Product product,
            @Nullable ContentType contentType,
            @Nullable Instant occurredAt)
            implements DecisionRequest {}

    /** @param purpose one that profiles or rests on a legitimate interest, or {@code all-profiling} */
    record Objection(
            Purpose purpose,
            @Nullable Channel channel,
            @Nullable Product product,
            @Nullable ContentType contentType,
            @Nullable Instant occurredAt)
            implements DecisionRequest {}

    /** Takes back an objection by what it was raised about. */
    record ObjectionWithdrawal(
            Purpose purpose,
            @Nullable Channel channel,
            @Nullable Product product,
            @Nullable ContentType contentType,
            @Nullable Instant occurredAt)
            implements DecisionRequest {}
}
