package io.rapport.infra.eventlog;

import io.rapport.command.dispatch.EventContextInterceptor;
import io.rapport.command.dispatch.IdempotencyRecords;
import io.rapport.command.dispatch.KnownPositionInterceptor;
import io.rapport.command.dispatch.LogHead;
import io.rapport.command.dispatch.ReceiptInterceptor;
import io.rapport.command.dispatch.UnreadStateInterceptor;
import io.rapport.command.standing.StandingTail;
import io.rapport.command.standing.Standings;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;

/** Apart from the beans that the buses themselves need. */
@Configuration(proxyBeanMethods = false)
class InterceptorConfiguration {

    @Autowired
    void intercept(
            CommandBus commands,
            EventStore events,
            LogHead head,
            IdempotencyRecords records,
            StandingTail tail,
            Standings standings) {
        commands.registerHandlerInterceptor(new KnownPositionInterceptor(tail));
        // Outside of receipts, because no answer may be remembered of a decision that is refused.
        commands.registerHandlerInterceptor(new UnreadStateInterceptor());
        commands.registerHandlerInterceptor(new ReceiptInterceptor(head, records));
        events.registerDispatchInterceptor(new EventContextInterceptor(standings));
    }
}
