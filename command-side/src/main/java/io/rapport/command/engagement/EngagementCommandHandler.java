package io.rapport.command.engagement;

import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.engagement.ActionOutcome.Duplicate;
import io.rapport.command.engagement.ActionOutcome.Recorded;
import io.rapport.command.engagement.ActionOutcome.Rejected;
import io.rapport.command.standing.Standings;
import io.rapport.domain.engagement.AcceptedAction;
import io.rapport.domain.engagement.AcceptedAction.Anonymous;
import io.rapport.domain.engagement.AcceptedAction.Identified;
import io.rapport.domain.engagement.ActionIds;
import io.rapport.domain.engagement.EngagementContext;
import io.rapport.domain.engagement.EngagementDecider;
import io.rapport.domain.engagement.RecordEngagements;
import io.rapport.domain.engagement.ReportedAction;
import io.rapport.domain.event.EventId;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.shared.DomainRejection;
import io.rapport.domain.shared.HcpId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.springframework.stereotype.Component;

/**
 * Records actions without loading any stream: each is a stream of one event whose name is the event's id, so that the
 * log itself refuses a second recording of the same action.
 */
@Component
class EngagementCommandHandler {

    private final Standings standings;
    private final ActionIds ids;
    private final RecordedIds recorded;
    private final EventBus events;

    EngagementCommandHandler(Standings standings, ActionIds ids, RecordedIds recorded, EventBus events) {
        this.standings = standings;
        this.ids = ids;
        this.recorded = recorded;
        this.events = events;
    }

    @CommandHandler
    List<ActionOutcome> handle(RecordEngagements command, MetaData metaData) {
        standings.requireActive(command.hcpId());
        CommandContext context = CommandContext.from(metaData);
        EngagementContext known = standings.engagement(command.hcpId(), context.receivedAt());
        List<Candidate> candidates = command.actions().stream()
                .map(action -> Candidate.of(action, command.hcpId(), ids))
                .toList();
        Set<EventId> taken = new HashSet<>(recorded.existing(
                candidates.stream().flatMap(Candidate::eventIds).toList()));
        List<EventMessage<?>> messages = new ArrayList<>();
        List<ActionOutcome> outcomes = candidates.stream()
                .map(candidate -> record(candidate, command.hcpId(), known, context, taken, messages))
                .toList();
        events.publish(messages);
        return outcomes;
    }

    /** An action may have been recorded under either id, whatever the consent is now. */
    private record Candidate(ReportedAction action, EventId identified, EventId anonymous) {

        static Candidate of(ReportedAction action, HcpId hcp, ActionIds ids) {
            return new Candidate(action, ids.identified(hcp, action.clientId()), ids.anonymous(hcp, action.clientId()));
        }

        Stream<EventId> eventIds() {
            return Stream.of(identified, anonymous);
        }
    }

    private static ActionOutcome record(
            Candidate candidate,
            HcpId hcp,
            EngagementContext known,
            CommandContext context,
            Set<EventId> taken,
            List<EventMessage<?>> messages) {
        ReportedAction action = candidate.action();
        if (candidate.eventIds().anyMatch(taken::contains)) {
            return new Duplicate(action.clientId());
        }
        try {
            AcceptedAction accepted = EngagementDecider.decide(action, known);
            taken.addAll(candidate.eventIds().toList());
            messages.add(message(accepted, candidate, hcp, context));
            return new Recorded(action.clientId(), accepted instanceof Anonymous);
        } catch (DomainRejection reason) {
            return new Rejected(action.clientId(), reason);
        }
    }

    private static EventMessage<?> message(
            AcceptedAction accepted, Candidate candidate, HcpId hcp, CommandContext context) {
        ReportedAction action = candidate.action();
        return switch (accepted) {
            case Identified identified ->
                message(
                        candidate.identified(),
                        accepted,
                        new EventContext(
                                identified.occurredAt(),
                                hcp,
                                context.actor(),
                                hcp.value().equals(context.actor().value()) ? null : hcp,
                                action.channel(),
                                context.correlationId(),
                                null,
                                identified.consent(),
                                context.simulated(),
                                identified.target().product(),
                                identified.target().contentType()),
                        context);
            case Anonymous anonymous ->
                message(
                        candidate.anonymous(),
                        accepted,
                        EventContext.anonymous(anonymous.occurredAt(), action.channel(), context.simulated()),
                        context);
        };
    }

    private static EventMessage<?> message(
            EventId id, AcceptedAction accepted, EventContext eventContext, CommandContext context) {
        return new GenericDomainEventMessage<>(
                "engagement", id.value(), 0, accepted.event(), eventContext.toMap(), id.value(), context.receivedAt());
    }
}
