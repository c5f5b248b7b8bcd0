package io.rapport.command.recommendation;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import io.rapport.command.standing.Standings;
import io.rapport.domain.log.Streams;
import io.rapport.domain.recommendation.PinCommand.ApprovePin;
import io.rapport.domain.recommendation.PinCommand.EndPin;
import io.rapport.domain.recommendation.PinCommand.ProposePin;
import io.rapport.domain.recommendation.PinCommand.RefusePin;
import io.rapport.domain.recommendation.PinDecider;
import io.rapport.domain.recommendation.PinEvent;
import io.rapport.domain.recommendation.PinState;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link PinDecider}: all pins of one placement, because one holds a place against the others. */
@Aggregate(type = "pins", commandTargetResolver = "domainCommandTargets")
class PinsAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private @Nullable String stream;

    private PinState state = PinState.INITIAL;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ProposePin command, Standings standings) {
        apply(PinDecider.decide(command, state, standings.content(command.pin().content())));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ApprovePin command) {
        apply(PinDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RefusePin command) {
        apply(PinDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(EndPin command) {
        apply(PinDecider.decide(command, state));
    }

    @EventSourcingHandler
    void on(PinEvent event) {
        stream = Streams.pins(event.placement());
        state = PinDecider.evolve(state, event);
    }

    private static void apply(List<? extends PinEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }
}
