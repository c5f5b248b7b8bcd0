package io.rapport.command.export;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import io.rapport.domain.export.ExportCommand.CompleteExport;
import io.rapport.domain.export.ExportCommand.FailExport;
import io.rapport.domain.export.ExportCommand.RequestExport;
import io.rapport.domain.export.ExportCommand.RequestHcpExport;
import io.rapport.domain.export.ExportDecider;
import io.rapport.domain.export.ExportEvent;
import io.rapport.domain.export.ExportState;
import io.rapport.domain.log.Streams;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link ExportDecider}. */
@Aggregate(type = "export", commandTargetResolver = "domainCommandTargets")
class ExportAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private @Nullable String stream;

    private ExportState state = new ExportState.None();

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RequestExport command) {
        apply(ExportDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RequestHcpExport command) {
        apply(ExportDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CompleteExport command) {
        apply(ExportDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(FailExport command) {
        apply(ExportDecider.decide(command, state));
    }

    @EventSourcingHandler
    void on(ExportEvent event) {
        stream = Streams.export(event.exportId());
        state = ExportDecider.evolve(event);
    }

    private static void apply(List<? extends ExportEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }
}
