package io.rapport.command.consent;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import io.rapport.command.standing.Standings;
import io.rapport.domain.consent.ConsentCommand.GrantConsent;
import io.rapport.domain.consent.ConsentCommand.RefuseConsent;
import io.rapport.domain.consent.ConsentCommand.WithdrawConsent;
import io.rapport.domain.consent.ConsentDecider;
import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentHistory;
import io.rapport.domain.consent.PurposeCatalogue;
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
    void handle(GrantConsent command, Standings standings, PurposeCatalogue purposes) {
        standings.requireActive(command.hcpId());
        purposes.require(command.scope().purpose());
        apply(ConsentDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RefuseConsent command, Standings standings, PurposeCatalogue purposes) {
        standings.requireActive(command.hcpId());
        purposes.require(command.scope().purpose());
        apply(ConsentDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(WithdrawConsent command, Standings standings, PurposeCatalogue purposes) {
        standings.requireActive(command.hcpId());
        purposes.require(command.scope().purpose());
        apply(ConsentDecider.decide(command, state));
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

    private static void apply(List<? extends ConsentEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }
}
