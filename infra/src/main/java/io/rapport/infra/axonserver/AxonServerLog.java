package io.rapport.infra.axonserver;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.rapport.command.dispatch.LogHead;
import io.rapport.command.dispatch.OutcomeUnknown;
import io.rapport.command.engagement.RecordedIds;
import io.rapport.domain.event.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * The log in Axon Server, as its readers know it: positions start at 1, so that 0 is an empty log, and errors are those
 * that any home has. Axon Server counts from 0.
 *
 * <p>A confirmed append names no position. {@link #position()} after it is an upper bound.
 */
final class AxonServerLog implements EventStore, LogHead, RecordedIds {

    private final EventStore store;
    private final Supplier<EventChannel> channel;
    private final Duration timeout;

    /**
     * @param store Axon's, with its positions
     * @param channel the connection in use, which changes when it is made anew
     * @param timeout how long a lookup may take
     */
    AxonServerLog(EventStore store, Supplier<EventChannel> channel, Duration timeout) {
        this.store = store;
        this.channel = channel;
        this.timeout = timeout;
    }

    /**
     * Outside a unit of work the events are appended at once, all or none; within one when it commits.
     *
     * @throws AggregateStreamCreationException if a stream that the first event starts exists
     * @throws ConcurrencyException if another event is not the next of its stream
     * @throws OutcomeUnknown if Axon Server did not answer
     */
    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        try {
            store.publish(events);
        } catch (RuntimeException e) {
            if (LogFailures.isConflict(e)) {
                throw conflict(events.getFirst(), e);
            }
            throw LogFailures.isAppendInDoubt(e) ? new OutcomeUnknown(e) : LogFailures.translated(e);
        }
    }

    private static RuntimeException conflict(EventMessage<?> first, RuntimeException cause) {
        String message = "an event is not the next of its stream";
        return first instanceof DomainEventMessage<?> event && event.getSequenceNumber() == 0
                ? new AggregateStreamCreationException(message, cause)
                : new ConcurrencyException(message, cause);
    }

    /** Snapshots are not asked for, because none are kept. */
    @Override
    public DomainEventStream readEvents(String stream) {
        return readEvents(stream, 0);
    }

    @Override
    public DomainEventStream readEvents(String stream, long firstSequence) {
        return store.readEvents(stream, firstSequence);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return read(() -> store.lastSequenceNumberFor(stream));
    }

    /** Keeps none: whoever offers one loses nothing but its own work. */
    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {}

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        long position = after == null ? 0 : after.position().orElse(0);
        return new PositionedStream(
                store.openStream(position == 0 ? null : new GlobalSequenceTrackingToken(position - 1)));
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(position());
    }

    @Override
    public TrackingToken createTokenAt(Instant at) {
        return new GlobalSequenceTrackingToken(position(read(() -> store.createTokenAt(at))));
    }

    @Override
    public long position() {
        return position(read(store::createHeadToken));
    }

    static long position(@Nullable TrackingToken ofAxonServer) {
        return ofAxonServer == null ? 0 : ofAxonServer.position().orElse(-1) + 1;
    }

    /**
     * Looks for the streams that the ids name, all at once. This cannot be left to the append: Axon Server compares the
     * start of a stream with recent events only, so that it does not refuse what was recorded long ago.
     */
    @Override
    public Set<EventId> existing(Collection<EventId> ids) {
        return read(() -> {
            EventChannel current = channel.get();
            Map<EventId, CompletableFuture<Long>> lookups = new HashMap<>();
            ids.forEach(id -> lookups.computeIfAbsent(id, key -> current.findHighestSequence(key.value())));
            CompletableFuture.allOf(lookups.values().toArray(CompletableFuture[]::new))
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return lookups.entrySet().stream()
                    .filter(lookup -> lookup.getValue().join() >= 0)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        });
    }

    private static <T extends @Nullable Object> T read(Supplier<T> read) {
        try {
            return read.get();
        } catch (RuntimeException e) {
            throw LogFailures.translated(e);
        }
    }

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> processor) {
        return store.subscribe(processor);
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super EventMessage<?>> dispatchInterceptor) {
        return store.registerDispatchInterceptor(dispatchInterceptor);
    }
}
