package io.rapport.infra.demo;

import io.rapport.domain.consent.ConsentCommand;
import io.rapport.domain.consent.ConsentCommand.ConfirmConsent;
import io.rapport.domain.consent.ConsentCommand.GrantConsent;
import io.rapport.domain.consent.ConsentCommand.RefuseConsent;
import io.rapport.domain.consent.ConsentCommand.WithdrawConsent;
import io.rapport.domain.consent.ConsentDecider;
import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentHistory;
import io.rapport.domain.consent.ConsentPolicy;
import io.rapport.domain.consent.ConsentRules;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.consent.Consents;
import io.rapport.domain.consent.NoticeRegister;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.shared.Country;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What an HCP of the sample permits at which time, by the policy that judges it once the sample is loaded. */
final class Permissions {

    private final Consents consents;

    private Permissions(Consents consents) {
        this.consents = consents;
    }

    static Permissions of(Country country, List<ConsentCommand> decisions) {
        ConsentRules rules = new ConsentRules(country, new PurposeCatalogue(List.of()), NoticeRegister.EMPTY);
        ConsentHistory history = ConsentHistory.EMPTY;
        for (ConsentCommand decision : decisions.stream()
                .sorted(Comparator.comparing(ConsentCommand::decidedAt))
                .toList()) {
            for (ConsentEvent event : decide(decision, history, rules)) {
                history = ConsentDecider.evolve(history, event);
            }
        }
        return new Permissions(new Consents(history, rules));
    }

    private static List<? extends ConsentEvent> decide(
            ConsentCommand decision, ConsentHistory history, ConsentRules rules) {
        return switch (decision) {
            case GrantConsent c -> ConsentDecider.decide(c, history, rules);
            case RefuseConsent c -> ConsentDecider.decide(c, history, rules);
            case WithdrawConsent c -> ConsentDecider.decide(c, history, rules);
            case ConfirmConsent c -> ConsentDecider.decide(c, history, rules);
            default -> throw new IllegalArgumentException("no HCP of the sample decides so: " + decision);
        };
    }

    boolean permit(Purpose purpose, ConsentTarget target, Instant at) {
        return ConsentPolicy.permits(consents, purpose, target, at);
    }
}
