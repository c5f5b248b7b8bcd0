package io.rapport.command.dispatch;

import io.rapport.command.dispatch.CommandContext.Idempotency;
import io.rapport.command.dispatch.DispatchRejection.IdempotencyKeyReused;
import io.rapport.command.dispatch.IdempotencyRecords.Answer;
import io.rapport.command.dispatch.IdempotencyRecords.KeyInUse;
import io.rapport.command.standing.StandingTail;
import io.rapport.domain.shared.DomainRejection;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** Sends commands and waits until what they decided is in force on this side. */
public final class CommandDispatcher {

    /** How often a command is tried when others change the same stream from another process. */
    private static final int ATTEMPTS = 5;

    private final CommandGateway gateway;
    private final IdempotencyRecords records;
    private final StandingTail tail;

    public CommandDispatcher(CommandGateway gateway, IdempotencyRecords records, StandingTail tail) {
        this.gateway = gateway;
        this.records = records;
        this.tail = tail;
    }

    /**
     * Sends a command that creates or changes {@code resource}. When this returns, its events are durable and every later
     * command is judged by them.
     */
    public WriteReceipt send(Object command, String resource, CommandContext context) {
        WriteReceipt receipt = recall(context.idempotency()).orElseGet(() -> write(command, resource, context));
        tail.await(receipt.position());
        return receipt;
    }

    /**
     * Sends a command whose handler has an answer of its own, knows repetitions by itself, and whose events no rule depends
     * on. No answer is remembered: it would tie anonymous events to whoever asked.
     */
    public AppendReceipt sendForResult(Object command, String resource, CommandContext context) {
        return handle(command, resource, context.withoutIdempotency());
    }

    /**
     * Whether {@link #send} would answer as it did the first time, whatever has changed since.
     *
     * @throws IdempotencyKeyReused if the first time was another request
     */
    public boolean isRepeated(CommandContext context) {
        return recall(context.idempotency()).isPresent();
    }

    private WriteReceipt write(Object command, String resource, CommandContext context) {
        try {
            return new WriteReceipt(resource, handle(command, resource, context).position());
        } catch (KeyInUse | DomainRejection e) {
            // The same request may have been recorded meanwhile, and it may be its own effect that stands in the way.
            return recall(context.idempotency()).orElseThrow(() -> e);
        }
    }

    private Optional<WriteReceipt> recall(@Nullable Idempotency idempotency) {
        if (idempotency == null) {
            return Optional.empty();
        }
        Optional<Answer> answer = records.find(idempotency.key());
        if (answer.isPresent() && !answer.get().request().equals(idempotency.request())) {
            throw new IdempotencyKeyReused();
        }
        return answer.map(known -> new WriteReceipt(known.resource(), known.position()));
    }

    private AppendReceipt handle(Object command, String resource, CommandContext context) {
        GenericCommandMessage<Object> message = new GenericCommandMessage<>(
                command,
                context.toMetaData()
                        .and(IdempotentAnswer.RESOURCE, resource)
                        .and(KnownPositionInterceptor.KNOWN_POSITION, Long.toString(tail.position())));
        for (int attempt = 1; ; attempt++) {
            try {
                return gateway.sendAndWait(message);
            } catch (ConcurrencyException | AggregateStreamCreationException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                message = message.andMetaData(Map.of(UnreadStateInterceptor.READ_STATE, true));
            }
        }
    }
}
