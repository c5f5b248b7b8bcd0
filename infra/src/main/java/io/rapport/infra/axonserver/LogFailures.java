package io.rapport.infra.axonserver;

import io.axoniq.axonserver.connector.AxonServerException;
import io.axoniq.axonserver.connector.impl.StreamClosedException;
import io.axoniq.axonserver.connector.impl.StreamTimeoutException;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.event.util.GrpcExceptionParser;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.ExecutionException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.TransientDataAccessResourceException;

/** Tells apart why Axon Server did not do what it was asked. */
final class LogFailures {

    private LogFailures() {}

    /** Whether an event was not the next of its stream, in the form of either home or of the wire (AXONIQ-2000). */
    static boolean isConflict(Throwable failure) {
        return anyCause(
                failure,
                cause -> cause instanceof ConcurrencyException
                        || cause instanceof AggregateStreamCreationException
                        || (cause instanceof StatusRuntimeException
                                && GrpcExceptionParser.parse(cause) instanceof ConcurrencyException));
    }

    /** Whether Axon Server could not be reached, did not answer in time, or refused for a reason of its own. */
    static boolean isUnavailable(Throwable failure) {
        return anyCause(failure, cause -> switch (cause) {
            case StatusRuntimeException _,
                    AxonServerException _,
                    org.axonframework.axonserver.connector.AxonServerException _,
                    StreamClosedException _,
                    StreamTimeoutException _,
                    EventStoreException _,
                    ExecutionException _,
                    TimeoutException _ -> true;
            default -> false;
        });
    }

    /**
     * Whether an append was sent and not answered. Such a failure comes from the commit as it is; one of reading comes
     * within another.
     */
    static boolean isAppendInDoubt(Throwable failure) {
        return failure instanceof StatusRuntimeException || failure instanceof ExecutionException;
    }

    /** The failure as callers know it from any store: one that passes, where Axon Server is the cause. */
    static RuntimeException translated(RuntimeException failure) {
        return isUnavailable(failure)
                ? new TransientDataAccessResourceException(
                        "Axon Server, as axon.axonserver.servers names it, does not answer", failure)
                : failure;
    }

    private static boolean anyCause(Throwable failure, Predicate<Throwable> condition) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(condition);
    }
}
