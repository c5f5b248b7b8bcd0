package io.rapport.infra.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * What is available of a stream, in chunks; and no more while some of them are still to be handled, because a processor
 * bounds what it holds by messages and not by events.
 */
final class EventChunkStream implements BlockingStream<TrackedEventMessage<?>> {

    private static final int EVENTS = 500;
    private static final int UNHANDLED = 8;

    private final BlockingStream<TrackedEventMessage<?>> stream;
    private final AtomicInteger unhandled = new AtomicInteger();
    private volatile Runnable onAvailable = () -> {};
    private @Nullable TrackedEventMessage<?> peeked;

    EventChunkStream(BlockingStream<TrackedEventMessage<?>> stream) {
        this.stream = stream;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        onAvailable = callback;
        return stream.setOnAvailableCallback(callback);
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        try {
            if (peeked == null && hasNextAvailable()) {
                peeked = gather();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.ofNullable(peeked);
    }

    @Override
    public boolean hasNextAvailable() {
        return peeked != null || (unhandled.get() < UNHANDLED && stream.hasNextAvailable());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        return peeked != null || (unhandled.get() < UNHANDLED && stream.hasNextAvailable(timeout, unit));
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        TrackedEventMessage<?> next = peeked == null ? gather() : peeked;
        peeked = null;
        return next;
    }

    private TrackedEventMessage<?> gather() throws InterruptedException {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        do {
            events.add(stream.nextAvailable());
        } while (stream.hasNextAvailable()
                && (events.size() < EVENTS || isNext(events.getLast().trackingToken())));
        unhandled.incrementAndGet();
        return new GenericTrackedEventMessage<>(
                events.getLast().trackingToken(),
                new GenericEventMessage<>(new EventChunk(events, this::afterHandling)));
    }

    /** Events that an upcaster made of one have one token, by which nobody could go on between them. */
    private boolean isNext(TrackingToken token) {
        return stream.peek()
                .filter(event -> event.trackingToken().equals(token))
                .isPresent();
    }

    private void afterHandling() {
        if (unhandled.getAndDecrement() == UNHANDLED) {
            onAvailable.run();
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
