package io.rapport.command.sampling;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import io.rapport.command.standing.Standings;
import io.rapport.domain.log.Streams;
import io.rapport.domain.sampling.SamplingCommand.AcknowledgeReceipt;
import io.rapport.domain.sampling.SamplingCommand.ApproveSamples;
import io.rapport.domain.sampling.SamplingCommand.CancelSampleRequest;
import io.rapport.domain.sampling.SamplingCommand.CheckSampleRequest;
import io.rapport.domain.sampling.SamplingCommand.DenySamples;
import io.rapport.domain.sampling.SamplingCommand.RequestSamples;
import io.rapport.domain.sampling.SamplingCommand.ShipSamples;
import io.rapport.domain.sampling.SamplingDecider;
import io.rapport.domain.sampling.SamplingEvent;
import io.rapport.domain.sampling.SamplingState;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link SamplingDecider}. */
@Aggregate(type = "sampling", commandTargetResolver = "domainCommandTargets")
class SamplingAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private @Nullable String stream;

    private SamplingState state = new SamplingState.Absent();

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RequestSamples command, Standings standings) {
        apply(SamplingDecider.decide(command, state, standings.hcp(command.hcpId())));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CheckSampleRequest command) {
        apply(SamplingDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ApproveSamples command) {
        apply(SamplingDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(DenySamples command) {
        apply(SamplingDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ShipSamples command) {
        apply(SamplingDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(AcknowledgeReceipt command) {
        apply(SamplingDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CancelSampleRequest command) {
        apply(SamplingDecider.decide(command, state));
    }

    @EventSourcingHandler
    void on(SamplingEvent event) {
        stream = Streams.sampling(event.requestId());
        state = SamplingDecider.evolve(state, event);
    }

    private static void apply(List<? extends SamplingEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }
}
