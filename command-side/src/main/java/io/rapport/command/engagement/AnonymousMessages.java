package io.rapport.command.engagement;

import io.rapport.command.dispatch.CommandContext;
import io.rapport.domain.engagement.AnonymousAction;
import io.rapport.domain.log.EventContext;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/**
 * What is appended of anonymous actions, in random order. The time of recording is cut to the second, so that it does not
 * name one request among those that another log has of that second; what counts on times of recording allows for more.
 */
final class AnonymousMessages {

    private static final SecureRandom RANDOM = new SecureRandom();

    private AnonymousMessages() {}

    static List<EventMessage<?>> of(List<AnonymousAction> actions, CommandContext context) {
        Instant recordedAt = context.simulated()
                ? context.receivedAt()
                : context.receivedAt().truncatedTo(ChronoUnit.SECONDS);
        List<EventMessage<?>> messages = new ArrayList<>();
        for (AnonymousAction action : actions) {
            messages.add(new GenericDomainEventMessage<>(
                    "engagement",
                    action.id().value(),
                    0,
                    action.event(),
                    EventContext.anonymous(action.occurredAt(), action.channel(), context.simulated())
                            .toMap(),
                    action.id().value(),
                    recordedAt));
        }
        Collections.shuffle(messages, RANDOM);
        return messages;
    }
}
