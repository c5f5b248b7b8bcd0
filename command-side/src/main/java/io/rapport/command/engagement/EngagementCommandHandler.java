package io.rapport.command.engagement;

import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.engagement.ActionOutcome.Apart;
import io.rapport.command.engagement.ActionOutcome.Duplicate;
import io.rapport.command.engagement.ActionOutcome.Recorded;
import io.rapport.command.engagement.ActionOutcome.Rejected;
import io.rapport.command.standing.Standings;
import io.rapport.domain.engagement.AcceptedAction;
import io.rapport.domain.engagement.AcceptedAction.Anonymous;
import io.rapport.domain.engagement.AcceptedAction.Identified;
import io.rapport.domain.engagement.ActionIds;
import io.rapport.domain.engagement.AnonymousAction;
import io.rapport.domain.engagement.ClientActionId;
import io.rapport.domain.engagement.EngagementContext;
import io.rapport.domain.engagement.EngagementDecider;
import io.rapport.domain.engagement.EngagementEvent;
import io.rapport.domain.engagement.RecordAnonymousActions;
import io.rapport.domain.engagement.RecordEngagements;
import io.rapport.domain.engagement.ReportedAction;
import io.rapport.domain.event.EventId;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.shared.DomainRejection;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
 *
 * <p>Actions of the HCP's own and anonymous ones are never appended together: side by side, at one time and in one
 * transaction, the former would tell whose the latter are. Only of people that the demo made up they are.
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
        List<EventMessage<?>> own = new ArrayList<>();
        List<AnonymousAction> anonymous = new ArrayList<>();
        List<ActionOutcome> outcomes = candidates.stream()
                .map(candidate -> record(candidate, command.hcpId(), known, context, taken, own, anonymous))
                .toList();
        if (own.isEmpty() || context.simulated()) {
            events.publish(Stream.concat(own.stream(), AnonymousMessages.of(anonymous, context).stream())
                    .toList());
            return outcomes;
        }
        events.publish(own);
        Map<ClientActionId, AnonymousAction> apart =
                anonymous.stream().collect(Collectors.toMap(AnonymousAction::clientId, Function.identity()));
        return outcomes.stream()
                .map(outcome -> outcome instanceof Recorded(ClientActionId id, boolean isAnonymous) && isAnonymous
                        ? new Apart(Objects.requireNonNull(apart.get(id)))
                        : outcome)
                .toList();
    }

    /** Of what was accepted apart, a part may have been recorded meanwhile. */
    @CommandHandler
    List<ActionOutcome> handle(RecordAnonymousActions command, MetaData metaData) {
        Set<EventId> taken = new HashSet<>(recorded.existing(
                command.actions().stream().map(AnonymousAction::id).toList()));
        List<AnonymousAction> fresh = new ArrayList<>();
        List<ActionOutcome> outcomes = new ArrayList<>();
        for (AnonymousAction action : command.actions()) {
            if (taken.add(action.id())) {
                fresh.add(action);
                outcomes.add(new Recorded(action.clientId(), true));
            } else {
                outcomes.add(new Duplicate(action.clientId()));
            }
        }
        events.publish(AnonymousMessages.of(fresh, CommandContext.from(metaData)));
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
            List<EventMessage<?>> own,
            List<AnonymousAction> anonymous) {
        ReportedAction action = candidate.action();
        if (candidate.eventIds().anyMatch(taken::contains)) {
            return new Duplicate(action.clientId());
        }
        try {
            AcceptedAction accepted = EngagementDecider.decide(action, known);
            taken.addAll(candidate.eventIds().toList());
            return switch (accepted) {
                case Identified identified -> {
                    own.add(message(identified, candidate, hcp, context));
                    yield new Recorded(action.clientId(), false);
                }
                case Anonymous(EngagementEvent event, Instant occurredAt) -> {
                    anonymous.add(new AnonymousAction(
                            candidate.anonymous(), action.clientId(), event, occurredAt, action.channel()));
                    yield new Recorded(action.clientId(), true);
                }
            };
        } catch (DomainRejection reason) {
            return new Rejected(action.clientId(), reason);
        }
    }

    private static EventMessage<?> message(
            Identified accepted, Candidate candidate, HcpId hcp, CommandContext context) {
        ReportedAction action = candidate.action();
        EventContext eventContext = new EventContext(
                accepted.occurredAt(),
                hcp,
                context.actor(),
                hcp.value().equals(context.actor().value()) ? null : hcp,
                action.channel(),
                context.correlationId(),
                null,
                accepted.consent(),
                context.simulated(),
                accepted.target().product(),
                accepted.target().contentType());
        String id = candidate.identified().value();
        return new GenericDomainEventMessage<>(
                "engagement", id, 0, accepted.event(), eventContext.toMap(), id, context.receivedAt());
    }
}
