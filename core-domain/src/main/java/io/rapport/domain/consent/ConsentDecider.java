package io.rapport.domain.consent;

import io.rapport.domain.consent.ConsentCommand.GrantConsent;
import io.rapport.domain.consent.ConsentCommand.RefuseConsent;
import io.rapport.domain.consent.ConsentCommand.WithdrawConsent;
import io.rapport.domain.consent.ConsentEvent.ConsentGranted;
import io.rapport.domain.consent.ConsentEvent.ConsentRefused;
import io.rapport.domain.consent.ConsentEvent.ConsentWithdrawn;
import io.rapport.domain.consent.ConsentRejection.ExpiryBeforeDecision;
import java.util.List;

/**
 * The rules of deciding on consent. Every decision is recorded, even one that changes nothing: each has its receipt.
 * Pure: same command and state, same answer.
 */
public final class ConsentDecider {

    private ConsentDecider() {}

    public static List<ConsentGranted> decide(GrantConsent command, ConsentHistory state) {
        if (command.expiresAt() != null && !command.expiresAt().isAfter(command.decidedAt())) {
            throw new ExpiryBeforeDecision();
        }
        return List.of(new ConsentGranted(
                command.hcpId(),
                command.recordId(),
                command.scope(),
                command.notice(),
                command.decidedAt(),
                command.expiresAt()));
    }

    public static List<ConsentRefused> decide(RefuseConsent command, ConsentHistory state) {
        return List.of(new ConsentRefused(
                command.hcpId(), command.recordId(), command.scope(), command.notice(), command.decidedAt()));
    }

    public static List<ConsentWithdrawn> decide(WithdrawConsent command, ConsentHistory state) {
        return List.of(new ConsentWithdrawn(command.hcpId(), command.recordId(), command.scope(), command.decidedAt()));
    }

    public static ConsentHistory evolve(ConsentHistory state, ConsentEvent event) {
        return state.with(event);
    }
}
