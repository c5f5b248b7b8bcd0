package io.rapport.infra.axonserver;

import io.rapport.command.dispatch.OutcomeUnknown;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.distributed.CommandDispatchException;
import org.axonframework.common.Registration;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Commands by way of Axon Server to whichever process handles them. Who sends one sees the same receipt, rejection or
 * failure as if it had been handled in this process.
 */
final class DistributedCommands implements CommandBus, Lifecycle {

    private final AxonServerCommandBus bus;

    DistributedCommands(AxonServerCommandBus bus) {
        this.bus = bus;
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        bus.dispatch(named(command));
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        bus.<C, Object>dispatch(named(command), (sent, result) -> callback.onResult(command, received(result)));
    }

    private static <C> CommandMessage<C> named(CommandMessage<C> command) {
        return new GenericCommandMessage<>(command, WireNames.nameOf(command.getCommandName()));
    }

    /** Never fails itself, because nobody would be told. */
    @SuppressWarnings("unchecked") // the bus has no type for what a command answers
    private static <R> CommandResultMessage<R> received(CommandResultMessage<?> result) {
        try {
            return (CommandResultMessage<R>)
                    (result.isExceptional()
                            ? GenericCommandResultMessage.asCommandResultMessage(failure(result.exceptionResult()))
                            : GenericCommandResultMessage.asCommandResultMessage(
                                    ((WireReceipt) result.getPayload()).receipt()));
        } catch (RuntimeException e) {
            return GenericCommandResultMessage.asCommandResultMessage(e);
        }
    }

    /** Without details of ours, no handler speaks: the command reached none, or its answer did not reach us. */
    private static Throwable failure(Throwable failure) {
        return switch (failure) {
            case CommandExecutionException remote
            when remote.getDetails().orElse(null) instanceof WireFailure told -> told.exception();
            case NoHandlerForCommandException _, CommandDispatchException _ ->
                new TransientDataAccessResourceException("Axon Server took no command", failure);
            case CommandExecutionException _ -> new OutcomeUnknown(failure);
            case RuntimeException other when LogFailures.isUnavailable(other) -> new OutcomeUnknown(other);
            default -> failure;
        };
    }

    @Override
    public Registration subscribe(String name, MessageHandler<? super CommandMessage<?>> handler) {
        return bus.subscribe(WireNames.nameOf(name), handler);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return bus.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        return bus.registerDispatchInterceptor(interceptor);
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        bus.registerLifecycleHandlers(lifecycle);
    }
}
