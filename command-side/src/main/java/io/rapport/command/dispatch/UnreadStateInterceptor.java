package io.rapport.command.dispatch;

import io.rapport.command.standing.Standings;
import io.rapport.domain.consent.ConsentCommand;
import io.rapport.domain.consent.NoticeCommand;
import io.rapport.domain.content.ContentCommand;
import io.rapport.domain.hcp.HcpCommand;
import io.rapport.domain.sampling.SamplingCommand.RequestSamples;
import io.rapport.domain.shared.DomainRejection;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Spares the reading of streams whose {@link Standings} are kept, and of streams that a command begins; and trusts a state
 * that was not read from the log only as far as an append proves it current.
 *
 * <p>What other processes have appended may be missing from such a state; then an append to the same stream conflicts, but a
 * rejection, or a command that had nothing to do, would go unnoticed. Such a decision is refused here, so that the next
 * attempt decides on what the log says.
 */
public final class UnreadStateInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    /** The unit of work's resource that is present if its aggregate's state was not read from the log. */
    public static final String UNREAD_STATE = "rapport.unreadState";

    /** The unit of work's resource with the stream that need not be read, because what is known of it may do. */
    public static final String KNOWN_STREAM = "rapport.knownStream";

    /** The metadata entry of a command that must be decided on what the log says. */
    static final String READ_STATE = "readState";

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain) throws Exception {
        CommandMessage<?> command = unit.getMessage();
        if (!command.getMetaData().containsKey(READ_STATE)) {
            knownStream(command.getPayload())
                    .ifPresent(stream -> unit.root().resources().put(KNOWN_STREAM, stream));
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

    /** Of sample requests nothing is known but that a new one has no events. */
    private static Optional<String> knownStream(Object command) {
        return switch (command) {
            case HcpCommand _, ConsentCommand _, NoticeCommand _, ContentCommand _, RequestSamples _ ->
                DomainCommandTargets.stream(command);
            default -> Optional.empty();
        };
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
