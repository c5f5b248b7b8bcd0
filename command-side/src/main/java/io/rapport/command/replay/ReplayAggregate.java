package io.rapport.command.replay;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import io.rapport.domain.log.Streams;
import io.rapport.domain.replay.ReplayCommand.DiscardDeadLetter;
import io.rapport.domain.replay.ReplayCommand.RollBackProjection;
import io.rapport.domain.replay.ReplayCommand.SwitchProjection;
import io.rapport.domain.replay.ReplayDecider;
import io.rapport.domain.replay.ReplayEvent;
import io.rapport.domain.replay.ReplayState;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link ReplayDecider}. */
@Aggregate(type = "projection", commandTargetResolver = "domainCommandTargets")
class ReplayAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private @Nullable String stream;

    private ReplayState state = ReplayState.INITIAL;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(SwitchProjection command) {
        apply(ReplayDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RollBackProjection command) {
        apply(ReplayDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(DiscardDeadLetter command) {
        apply(ReplayDecider.decide(command));
    }

    @EventSourcingHandler
    void on(ReplayEvent event) {
        stream = Streams.projection(event.projection());
        state = ReplayDecider.evolve(state, event);
    }

    private static void apply(List<? extends ReplayEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }
}
