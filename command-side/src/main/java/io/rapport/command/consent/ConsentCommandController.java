package io.rapport.command.consent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rapport.command.dispatch.WriteReceipt;
import io.rapport.command.web.WriteRequest;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ConsentCommandController {

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "decision")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Grant.class, name = "grant"),
        @JsonSubTypes.Type(value = Refusal.class, name = "refuse"),
        @JsonSubTypes.Type(value = Withdrawal.class, name = "withdraw"),
        @JsonSubTypes.Type(value = Objection.class, name = "object"),
        @JsonSubTypes.Type(value = ObjectionWithdrawal.class, name = "withdraw-objection")
    })
    sealed interface Decision {
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
            implements Decision {}

    record Refusal(
            Purpose purpose,
            @Nullable Channel channel,
            @Nullable Product product,
            @Nullable ContentType contentType,
            NoticeVersion notice,
            @Nullable Language language,
            @Nullable Instant occurredAt)
            implements Decision {}

    record Withdrawal(
            Purpose purpose,
            @Nullable Channel channel,
            @Nullable Product product,
            @Nullable ContentType contentType,
            @Nullable Instant occurredAt)
            implements Decision {}

    /** @param purpose one that profiles or rests on a legitimate interest, or {@code all-profiling} */
    record Objection(
            Purpose purpose,
            @Nullable Channel channel,
            @Nullable Product product,
            @Nullable ContentType contentType,
            @Nullable Instant occurredAt)
            implements Decision {}

    /** Takes back an objection by what it was raised about. */
    record ObjectionWithdrawal(
            Purpose purpose,
            @Nullable Channel channel,
            @Nullable Product product,
            @Nullable ContentType contentType,
            @Nullable Instant occurredAt)
            implements Decision {}

    @PostMapping("/api/v1/hcps/{id}/consents")
    ResponseEntity<WriteReceipt> decide(@PathVariable HcpId id, @RequestBody Decision body, WriteRequest write) {
        WriteRequest occurring = write.occurring(body.occurredAt());
        ConsentRecordId recordId = new ConsentRecordId(UUID.randomUUID().toString());
        ConsentCommand command = command(id, recordId, body, occurring.occurredAt());
        return occurring.create(command, recordId.value(), "/api/v1/hcps/" + id.value() + "/consents");
    }

    private static ConsentCommand command(HcpId hcp, ConsentRecordId recordId, Decision body, Instant decidedAt) {
        return switch (body) {
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
}
