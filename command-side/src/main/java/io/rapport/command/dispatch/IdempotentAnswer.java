package io.rapport.command.dispatch;

import io.rapport.command.dispatch.CommandContext.Idempotency;
import java.util.Optional;
import org.axonframework.messaging.MetaData;

/**
 * The answer of a command under its idempotency key, to be recorded in the transaction that appends the command's events.
 *
 * @param resource the id of what the command creates or changes
 */
public record IdempotentAnswer(Idempotency idempotency, String resource) {

    /** The metadata entry with the id of what a command creates or changes. */
    static final String RESOURCE = "resource";

    /** What is to be remembered of the command with this metadata, if it carried a key. */
    public static Optional<IdempotentAnswer> of(MetaData metaData) {
        return Optional.ofNullable(CommandContext.from(metaData).idempotency())
                .map(idempotency -> new IdempotentAnswer(idempotency, String.valueOf(metaData.get(RESOURCE))));
    }
}
