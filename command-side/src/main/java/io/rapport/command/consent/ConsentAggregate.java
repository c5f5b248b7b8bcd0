package io.rapport.command.consent;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import io.rapport.command.standing.Standings;
import io.rapport.domain.consent.ConsentCommand;
import io.rapport.domain.consent.ConsentCommand.ConfirmConsent;
import io.rapport.domain.consent.ConsentCommand.ExpireConsent;
import io.rapport.domain.consent.ConsentCommand.GrantConsent;
import io.rapport.domain.consent.ConsentCommand.RaiseObjection;
import io.rapport.domain.consent.ConsentCommand.RefuseConsent;
import io.rapport.domain.consent.ConsentCommand.WithdrawConsent;
import io.rapport.domain.consent.ConsentCommand.WithdrawObjection;
import io.rapport.domain.consent.ConsentDecider;
import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentHistory;
import io.rapport.domain.consent.ConsentRules;
import io.rapport.domain.log.Streams;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link ConsentDecider}. */
@Aggregate(type = "consent", commandTargetResolver = "domainCommandTargets")
class ConsentAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private @Nullable String stream;

    private ConsentHistory state = ConsentHistory.EMPTY;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(GrantConsent command, Standings standings) {
        apply(ConsentDecider.decide(command, state, rulesOfActive(command, standings)));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RefuseConsent command, Standings standings) {
        apply(ConsentDecider.decide(command, state, rulesOfActive(command, standings)));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(WithdrawConsent command, Standings standings) {
        apply(ConsentDecider.decide(command, state, rulesOfActive(command, standings)));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ConfirmConsent command, Standings standings) {
        apply(ConsentDecider.decide(command, state, rulesOfActive(command, standings)));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RaiseObjection command, Standings standings) {
        apply(ConsentDecider.decide(command, state, rulesOfActive(command, standings)));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(WithdrawObjection command, Standings standings) {
        apply(ConsentDecider.decide(command, state, rulesOfActive(command, standings)));
    }

    /** What runs out does so whether or not the HCP is still active; of an erased one nothing is left to run out. */
    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ExpireConsent command, Standings standings) {
        standings.requireKnown(command.hcpId());
        apply(ConsentDecider.decide(command, state, standings.rules(command.hcpId())));
    }

    @EventSourcingHandler
    void on(ConsentEvent event) {
        stream = Streams.consent(event.hcpId());
        state = ConsentDecider.evolve(state, event);
    }

    /** Begins where the stream is known to stand. */
    @EventSourcingHandler
    void on(ConsentHistory standing, @SourceId String stream) {
        this.stream = stream;
        state = standing;
    }

    private static ConsentRules rulesOfActive(ConsentCommand command, Standings standings) {
        standings.requireActive(command.hcpId());
        return standings.rules(command.hcpId());
    }

    private static void apply(List<? extends ConsentEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }
}
