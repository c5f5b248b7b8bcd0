package io.rapport.command.dispatch;

import io.rapport.domain.shared.DomainRejection;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Trusts an aggregate's cached state only as far as an append proves it current. What other processes have appended is
 * missing from it; then an append to the same stream conflicts, but a rejection, or a command that had nothing to do,
 * would go unnoticed. Such a decision is refused here, which takes the state out of the cache, so that the next attempt
 * decides on what the log says.
 */
public final class CachedStateInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    /** The unit of work's resource that is present if its aggregate came from the cache. */
    public static final String CACHED_STATE_RESOURCE = "rapport.cachedState";

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain) throws Exception {
        try {
            Object result = chain.proceed();
            unit.onCommit(CachedStateInterceptor::requireAppend);
            return result;
        } catch (DomainRejection rejection) {
            if (onCachedState(unit)) {
                throw new UnprovenState();
            }
            throw rejection;
        }
    }

    private static void requireAppend(UnitOfWork<?> unit) {
        if (onCachedState(unit) && unit.root().getResource(AppendReceipt.POSITION_RESOURCE) == null) {
            throw new UnprovenState();
        }
    }

    private static boolean onCachedState(UnitOfWork<?> unit) {
        return unit.root().resources().containsKey(CACHED_STATE_RESOURCE);
    }

    private static final class UnprovenState extends ConcurrencyException {
        UnprovenState() {
            super("decided on a cached state that no append proves current");
        }
    }
}
