package io.rapport.command.review;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import io.rapport.domain.log.Streams;
import io.rapport.domain.review.ReviewCommand.AssignReview;
import io.rapport.domain.review.ReviewCommand.CommentOnReview;
import io.rapport.domain.review.ReviewCommand.LookAtEvent;
import io.rapport.domain.review.ReviewCommand.OpenReview;
import io.rapport.domain.review.ReviewCommand.SignReview;
import io.rapport.domain.review.ReviewDecider;
import io.rapport.domain.review.ReviewEvent;
import io.rapport.domain.review.ReviewState;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link ReviewDecider}. */
@Aggregate(type = "review", commandTargetResolver = "domainCommandTargets")
class ReviewAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private @Nullable String stream;

    private ReviewState state = new ReviewState.None();

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(OpenReview command) {
        apply(ReviewDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(AssignReview command) {
        apply(ReviewDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(LookAtEvent command) {
        apply(ReviewDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CommentOnReview command) {
        apply(ReviewDecider.decide(command, state));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(SignReview command) {
        apply(ReviewDecider.decide(command, state));
    }

    @EventSourcingHandler
    void on(ReviewEvent event) {
        stream = Streams.review(event.eventId());
        state = ReviewDecider.evolve(state, event);
    }

    private static void apply(List<? extends ReviewEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }
}
