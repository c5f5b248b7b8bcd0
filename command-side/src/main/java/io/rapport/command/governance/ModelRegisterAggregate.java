package io.rapport.command.governance;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import io.rapport.domain.governance.ModelCommand.ApproveModel;
import io.rapport.domain.governance.ModelCommand.DeployModel;
import io.rapport.domain.governance.ModelCommand.MarkForReplacement;
import io.rapport.domain.governance.ModelCommand.RecordEvaluation;
import io.rapport.domain.governance.ModelCommand.RecordTraining;
import io.rapport.domain.governance.ModelCommand.RejectModel;
import io.rapport.domain.governance.ModelCommand.RetireModel;
import io.rapport.domain.governance.ModelCommand.RollBackModel;
import io.rapport.domain.governance.ModelCommand.ShadowModel;
import io.rapport.domain.governance.ModelCommand.SubmitModel;
import io.rapport.domain.governance.ModelDecider;
import io.rapport.domain.governance.ModelEvent;
import io.rapport.domain.governance.ModelState;
import io.rapport.domain.log.Streams;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link ModelDecider}: all models of one register, because one deployment ends another. */
@Aggregate(type = "models", commandTargetResolver = "domainCommandTargets")
class ModelRegisterAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private @Nullable String stream;

    private ModelState state = ModelState.INITIAL;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RecordTraining command) {
        apply(ModelDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RecordEvaluation command) {
        apply(ModelDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(SubmitModel command) {
        apply(ModelDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ApproveModel command) {
        apply(ModelDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RejectModel command) {
        apply(ModelDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ShadowModel command) {
        apply(ModelDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(DeployModel command) {
        apply(ModelDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RetireModel command) {
        apply(ModelDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RollBackModel command) {
        apply(ModelDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(MarkForReplacement command) {
        apply(ModelDecider.decide(command, state));
    }

    @EventSourcingHandler
    void on(ModelEvent event) {
        stream = Streams.models(event.register());
        state = ModelDecider.evolve(state, event);
    }

    private static void apply(List<? extends ModelEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }
}
