package io.rapport.command.erasure;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import io.rapport.command.standing.Standings;
import io.rapport.domain.erasure.ErasureCommand.ApproveErasure;
import io.rapport.domain.erasure.ErasureCommand.CompleteErasure;
import io.rapport.domain.erasure.ErasureCommand.DeclineErasure;
import io.rapport.domain.erasure.ErasureCommand.EndRetention;
import io.rapport.domain.erasure.ErasureCommand.RequestErasure;
import io.rapport.domain.erasure.ErasureDecider;
import io.rapport.domain.erasure.ErasureEvent;
import io.rapport.domain.erasure.ErasureState;
import io.rapport.domain.log.Streams;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link ErasureDecider}. */
@Aggregate(type = "erasure", commandTargetResolver = "domainCommandTargets")
class ErasureAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private @Nullable String stream;

    private ErasureState state = new ErasureState.None();

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RequestErasure command, Standings standings) {
        apply(ErasureDecider.decide(command, state, standings.hcp(command.hcpId())));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(DeclineErasure command) {
        apply(ErasureDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ApproveErasure command) {
        apply(ErasureDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CompleteErasure command) {
        apply(ErasureDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(EndRetention command) {
        apply(ErasureDecider.decide(command, state));
    }

    @EventSourcingHandler
    void on(ErasureEvent event) {
        stream = Streams.erasure(event.hcpId());
        state = ErasureDecider.evolve(state, event);
    }

    private static void apply(List<? extends ErasureEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }
}
