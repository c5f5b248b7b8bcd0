package io.rapport.command.dispatch;

import io.rapport.command.standing.StandingTail;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Has a command judged by no less of the log than its sender had read, so that what one process has answered holds in the
 * process that handles the next command.
 */
public final class KnownPositionInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    /** The metadata entry with the position to which the sender had read. */
    static final String KNOWN_POSITION = "knownPosition";

    private final StandingTail tail;

    public KnownPositionInterceptor(StandingTail tail) {
        this.tail = tail;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        if (unitOfWork.getMessage().getMetaData().get(KNOWN_POSITION) instanceof String position) {
            tail.require(Long.parseLong(position));
        }
        return chain.proceed();
    }
}
