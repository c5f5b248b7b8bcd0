package io.rapport.command.dispatch;

import io.rapport.domain.shared.DomainRejection;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Spares the reading of streams, and trusts a state that was not read from the log only as far as an append proves it
 * current.
 *
 * <p>Such a state comes from the cache, or is that of a stream that does not exist by all that this process has seen. What
 * other processes have appended is missing from it; then an append to the same stream conflicts, but a rejection, or a
 * command that had nothing to do, would go unnoticed. Such a decision is refused here, so that the next attempt decides on
 * what the log says.
 */
public final class UnreadStateInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    /** The unit of work's resource that is present if its aggregate's state was not read from the log. */
    public static final String UNREAD_STATE = "rapport.unreadState";

    /** The unit of work's resource with the stream that the command is taken to begin. */
    public static final String NEW_STREAM = "rapport.newStream";

    /** The metadata entry of a command that must be decided on what the log says. */
    static final String READ_STATE = "readState";

    private final NewStreams newStreams;

    public UnreadStateInterceptor(NewStreams newStreams) {
        this.newStreams = newStreams;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain) throws Exception {
        CommandMessage<?> command = unit.getMessage();
        if (!command.getMetaData().containsKey(READ_STATE)) {
            newStreams
                    .begunBy(command.getPayload())
                    .ifPresent(stream -> unit.root().resources().put(NEW_STREAM, stream));
        }
        try {
            Object result = chain.proceed();
            unit.onCommit(UnreadStateInterceptor::requireAppend);
            return result;
        } catch (DomainRejection rejection) {
            if (onUnreadState(unit)) {
                throw new UnprovenState();
            }
            throw rejection;
        }
    }

    private static void requireAppend(UnitOfWork<?> unit) {
        if (onUnreadState(unit) && unit.root().getResource(AppendReceipt.POSITION_RESOURCE) == null) {
            throw new UnprovenState();
        }
    }

    private static boolean onUnreadState(UnitOfWork<?> unit) {
        return unit.root().resources().containsKey(UNREAD_STATE);
    }

    private static final class UnprovenState extends ConcurrencyException {
        UnprovenState() {
            super("decided on a state that was not read and that no append proves current");
        }
    }
}
