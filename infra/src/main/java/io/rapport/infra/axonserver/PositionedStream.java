package io.rapport.infra.axonserver;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;

/** A stream of Axon Server with positions from 1. Every event comes, so that progress passes those that nobody handles. */
final class PositionedStream implements BlockingStream<TrackedEventMessage<?>> {

    private final BlockingStream<TrackedEventMessage<?>> stream;

    PositionedStream(BlockingStream<TrackedEventMessage<?>> stream) {
        this.stream = stream;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return stream.peek().map(PositionedStream::positioned);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        return stream.hasNextAvailable(timeout, unit);
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        return positioned(stream.nextAvailable());
    }

    private static TrackedEventMessage<?> positioned(TrackedEventMessage<?> event) {
        return event.withTrackingToken(new GlobalSequenceTrackingToken(AxonServerLog.position(event.trackingToken())));
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        return stream.setOnAvailableCallback(callback);
    }

    @Override
    public void close() {
        stream.close();
    }
}
