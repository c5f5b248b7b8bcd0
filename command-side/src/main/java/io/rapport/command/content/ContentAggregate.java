package io.rapport.command.content;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import io.rapport.domain.content.ContentCommand.ApproveContent;
import io.rapport.domain.content.ContentCommand.DraftContent;
import io.rapport.domain.content.ContentCommand.ExpireContent;
import io.rapport.domain.content.ContentCommand.PublishContent;
import io.rapport.domain.content.ContentCommand.RejectContent;
import io.rapport.domain.content.ContentCommand.ReviseContent;
import io.rapport.domain.content.ContentCommand.SubmitForReview;
import io.rapport.domain.content.ContentCommand.WithdrawContent;
import io.rapport.domain.content.ContentDecider;
import io.rapport.domain.content.ContentEvent;
import io.rapport.domain.content.ContentState;
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

/** Axon's shell around {@link ContentDecider}. */
@Aggregate(type = "content", commandTargetResolver = "domainCommandTargets")
class ContentAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private @Nullable String stream;

    private ContentState state = new ContentState.Absent();

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(DraftContent command) {
        apply(ContentDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ReviseContent command) {
        apply(ContentDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(SubmitForReview command) {
        apply(ContentDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ApproveContent command) {
        apply(ContentDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RejectContent command) {
        apply(ContentDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(PublishContent command) {
        apply(ContentDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(WithdrawContent command) {
        apply(ContentDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ExpireContent command) {
        apply(ContentDecider.decide(command, state));
    }

    @EventSourcingHandler
    void on(ContentEvent event) {
        stream = Streams.content(event.contentId());
        state = ContentDecider.evolve(state, event);
    }

    /** Begins where the stream is known to stand. */
    @EventSourcingHandler
    void on(ContentState standing, @SourceId String stream) {
        this.stream = stream;
        state = standing;
    }

    private static void apply(List<? extends ContentEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }
}
