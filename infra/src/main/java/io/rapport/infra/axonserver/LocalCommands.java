package io.rapport.infra.axonserver;

import io.rapport.command.dispatch.AppendReceipt;
import io.rapport.command.dispatch.IdempotencyRecords;
import io.rapport.command.dispatch.IdempotencyRecords.KeyInUse;
import io.rapport.command.dispatch.IdempotentAnswer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands that Axon Server sends to this process: by logical names, answered in a form that crosses back. */
final class LocalCommands implements CommandBus {

    private static final Logger log = LoggerFactory.getLogger(LocalCommands.class);

    private final CommandBus bus;
    private final IdempotencyRecords records;

    LocalCommands(CommandBus bus, IdempotencyRecords records) {
        this.bus = bus;
        this.records = records;
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        bus.dispatch(named(command));
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        bus.<C, Object>dispatch(
                named(command), (handled, result) -> callback.onResult(command, answer(handled, result)));
    }

    private static <C> CommandMessage<C> named(CommandMessage<C> command) {
        return new GenericCommandMessage<>(command, WireNames.classNameOf(command.getCommandName()));
    }

    @SuppressWarnings("unchecked") // the bus has no type for what a command answers
    private <R> CommandResultMessage<R> answer(CommandMessage<?> command, CommandResultMessage<?> result) {
        Object answer = result.isExceptional()
                ? new CommandExecutionException("a command failed", null, failure(command, result.exceptionResult()))
                : WireReceipt.of((AppendReceipt) result.getPayload());
        return (CommandResultMessage<R>)
                (answer instanceof Throwable failure
                        ? GenericCommandResultMessage.asCommandResultMessage(failure)
                        : GenericCommandResultMessage.asCommandResultMessage(answer));
    }

    private WireFailure failure(CommandMessage<?> command, Throwable cause) {
        WireFailure failure = WireFailure.of(keyIsTaken(command, cause) ? new KeyInUse() : cause);
        if (failure.kind() == WireFailure.Kind.INTERNAL) {
            log.atError()
                    .addKeyValue("command", command.getCommandName())
                    .setCause(cause)
                    .log("a command failed");
        }
        return failure;
    }

    /** A conflict does not say which of the appended streams it is about. */
    private boolean keyIsTaken(CommandMessage<?> command, Throwable cause) {
        return LogFailures.isConflict(cause)
                && IdempotentAnswer.of(command.getMetaData())
                        .flatMap(answer -> records.find(answer.idempotency().key()))
                        .isPresent();
    }

    @Override
    public Registration subscribe(String name, MessageHandler<? super CommandMessage<?>> handler) {
        return bus.subscribe(WireNames.classNameOf(name), handler);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return bus.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        return bus.registerDispatchInterceptor(interceptor);
    }
}
