package io.rapport.infra.processing;

import io.rapport.command.dispatch.CommandContext;
import io.rapport.command.dispatch.CommandDispatcher;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Sends commands that nobody sends, because they follow from what was decided before. */
public final class UnattendedCommands {

    private final CommandDispatcher dispatcher;
    private final Clock clock;

    public UnattendedCommands(CommandDispatcher dispatcher, Clock clock) {
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /**
     * Returns when what the command decided is in force.
     *
     * @param resource the id of what the command changes
     * @param correlationId of what made it necessary
     */
    public void send(Object command, String resource, @Nullable String correlationId) {
        CommandContext context =
                CommandContext.unattended(correlationId == null ? "unattended" : correlationId, clock.instant());
        // On a thread of its own: a command is not to become a part of the transaction in which an event is read.
        try (ExecutorService apart = Executors.newVirtualThreadPerTaskExecutor()) {
            apart.submit(() -> dispatcher.send(command, resource, context)).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a command was handled", e);
        }
    }
}
