package io.rapport.command.consent;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import io.rapport.domain.consent.NoticeCommand.PublishNoticeVersion;
import io.rapport.domain.consent.NoticeDecider;
import io.rapport.domain.consent.NoticeEvent;
import io.rapport.domain.consent.NoticeState;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.log.Streams;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Axon's shell around {@link NoticeDecider}. */
@Aggregate(type = "notice", commandTargetResolver = "domainCommandTargets")
class NoticeAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private @Nullable String stream;

    private NoticeState state = NoticeState.EMPTY;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(PublishNoticeVersion command, PurposeCatalogue purposes) {
        NoticeDecider.decide(command, state, purposes).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(NoticeEvent event) {
        stream = Streams.notice(event.noticeId());
        state = NoticeDecider.evolve(state, event);
    }

    /** Begins where the stream is known to stand. */
    @EventSourcingHandler
    void on(NoticeState standing, @SourceId String stream) {
        this.stream = stream;
        state = standing;
    }
}
