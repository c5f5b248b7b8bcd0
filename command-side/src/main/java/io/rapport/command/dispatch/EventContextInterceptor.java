package io.rapport.command.dispatch;

import io.rapport.command.standing.Standings;
import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.consent.ConsentPolicy;
import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.consent.ConsentTarget;
import io.rapport.domain.erasure.ErasureEvent;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.export.ExportEvent;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.sampling.SamplingEvent;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/** Gives each event of an aggregate its context, out of its command's, and the server's time of recording. */
public final class EventContextInterceptor implements MessageDispatchInterceptor<EventMessage<?>> {

    private final Standings standings;

    public EventContextInterceptor(Standings standings) {
        this.standings = standings;
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> messages) {
        return (index, message) -> message instanceof DomainEventMessage<?> event
                        && event.getPayload() instanceof DomainEvent
                        && !event.getMetaData().containsKey("occurredAt")
                ? withContext(event)
                : message;
    }

    private EventMessage<?> withContext(DomainEventMessage<?> event) {
        Message<?> command = CurrentUnitOfWork.get().root().getMessage();
        CommandContext context = CommandContext.from(command.getMetaData());
        HcpId subject = subject(event.getPayload());
        Channel channel = context.channel();
        ConsentSnapshot consent = subject == null || channel == null
                ? ConsentSnapshot.NONE
                : ConsentPolicy.snapshot(standings.consents(subject), ConsentTarget.of(channel), context.receivedAt());
        EventContext eventContext = new EventContext(
                context.occurredAt(),
                subject,
                context.actor(),
                subject == null || subject.value().equals(context.actor().value()) ? null : subject,
                channel,
                context.correlationId(),
                null,
                consent,
                context.simulated());
        return new GenericDomainEventMessage<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getPayload(),
                eventContext.toMap(),
                event.getIdentifier(),
                context.receivedAt());
    }

    private static @Nullable HcpId subject(Object event) {
        return switch (event) {
            case HcpEvent e -> e.hcpId();
            case ConsentEvent e -> e.hcpId();
            case SamplingEvent e -> e.hcpId();
            case ErasureEvent e -> e.hcpId();
            case ExportEvent e -> e.hcpId();
            default -> null;
        };
    }
}
