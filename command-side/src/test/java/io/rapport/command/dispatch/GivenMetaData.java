package io.rapport.command.dispatch;

import io.rapport.domain.shared.Actor;
import org.axonframework.messaging.MetaData;

/** The metadata of commands, which only this package makes. */
public final class GivenMetaData {

    private GivenMetaData() {}

    public static MetaData of(CommandContext context) {
        return context.toMetaData();
    }

    public static CommandContext by(Actor actor, CommandContext context) {
        return new CommandContext(
                actor,
                context.channel(),
                context.correlationId(),
                context.receivedAt(),
                context.occurredAt(),
                context.idempotency(),
                context.simulated());
    }
}
