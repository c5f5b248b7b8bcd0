package io.rapport.infra.processing;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Gives processors the log in {@link EventChunk}s, and tells them when events have arrived, a batch at a time. The log
 * in PostgreSQL does not tell by itself, and a pooled processor that has caught up would look again only every half second;
 * Axon Server tells of each event.
 */
final class WakingEventSource implements StreamableMessageSource<TrackedEventMessage<?>>, SmartLifecycle {

    /** What arrives within this time is one batch to each processor, whose cost is by the batch more than by the event. */
    private static final Duration GATHER = Duration.ofMillis(50);

    /** The same for those for whose writing somebody waits. */
    private static final Duration GATHER_BRIEFLY = Duration.ofMillis(15);

    /** How far streams of one store may be apart. */
    private static final Duration ARRIVAL = Duration.ofSeconds(1);

    private static final Duration RETRY_DELAY = Duration.ofMillis(250);
    private static final Logger log = LoggerFactory.getLogger(WakingEventSource.class);

    private final StreamableMessageSource<TrackedEventMessage<?>> store;
    private final Sleepers gathering = new Sleepers(GATHER);
    private final Sleepers prompt = new Sleepers(GATHER_BRIEFLY);
    private volatile long arrived;
    private volatile @Nullable Thread thread;

    WakingEventSource(StreamableMessageSource<TrackedEventMessage<?>> store) {
        this.store = store;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return openStream(token, gathering);
    }

    private BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token, Sleepers sleepers) {
        return new EventChunkStream(new WakingStream(store.openStream(token), position(token), sleepers));
    }

    /** The same log for processors that are told sooner, and so of fewer events at a time. */
    StreamableMessageSource<TrackedEventMessage<?>> prompt() {
        return new Prompt();
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    @Override
    public TrackingToken createTailToken() {
        return store.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return store.createHeadToken();
    }

    @Override
    public void start() {
        Thread watcher = Thread.ofPlatform().name("event-arrival").daemon().unstarted(this::watch);
        thread = watcher;
        watcher.start();
    }

    private void watch() {
        while (isRunning()) {
            try (BlockingStream<TrackedEventMessage<?>> arrivals = openAtHead()) {
                wakeOn(arrivals);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.atWarn().setCause(e).log("reading the log failed, it is tried again");
                pause();
            }
        }
    }

    private BlockingStream<TrackedEventMessage<?>> openAtHead() {
        TrackingToken head = store.createHeadToken();
        arrived = position(head);
        return store.openStream(head);
    }

    private void wakeOn(BlockingStream<TrackedEventMessage<?>> arrivals) throws InterruptedException {
        // Of what arrived while the log could not be read, nothing more will tell.
        gathering.wake();
        prompt.wake();
        while (isRunning()) {
            if (awaitArrival(arrivals)) {
                gathering.arrived();
                prompt.arrived();
            }
            gathering.wakeIfDue();
            prompt.wakeIfDue();
        }
    }

    /** Whether something has arrived. Looks in time for who is to be woken, and for who may have to be next. */
    private boolean awaitArrival(BlockingStream<TrackedEventMessage<?>> arrivals) throws InterruptedException {
        long left = Math.min(gathering.nanosLeft(), prompt.nanosLeft());
        if (left < Long.MAX_VALUE) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, GATHER_BRIEFLY.toNanos()));
        } else if (!arrivals.hasNextAvailable(1, TimeUnit.SECONDS)) {
            return false;
        }
        boolean any = false;
        while (arrivals.hasNextAvailable()) {
            arrived = position(arrivals.nextAvailable().trackingToken());
            any = true;
        }
        return any;
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_DELAY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread watcher = thread;
        thread = null;
        if (watcher != null) {
            watcher.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Those who are woken together. */
    private static final class Sleepers {

        private final Set<Runnable> callbacks = ConcurrentHashMap.newKeySet();
        private final Duration gather;
        private long woken;
        private boolean due;

        /** @param gather how long they are left alone after they were woken */
        Sleepers(Duration gather) {
            this.gather = gather;
        }

        void arrived() {
            due = true;
        }

        void wakeIfDue() {
            if (nanosLeft() <= 0) {
                wake();
            }
        }

        void wake() {
            due = false;
            woken = System.nanoTime();
            callbacks.forEach(Runnable::run);
        }

        /** Until they are to be woken; without end where there is nothing to wake them for. */
        long nanosLeft() {
            return due ? Math.max(0, woken + gather.toNanos() - System.nanoTime()) : Long.MAX_VALUE;
        }
    }

    private final class Prompt implements StreamableMessageSource<TrackedEventMessage<?>> {

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
            return WakingEventSource.this.openStream(token, prompt);
        }

        @Override
        public TrackingToken createTailToken() {
            return WakingEventSource.this.createTailToken();
        }

        @Override
        public TrackingToken createHeadToken() {
            return WakingEventSource.this.createHeadToken();
        }
    }

    private final class WakingStream implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> stream;
        private final Sleepers sleepers;
        private long position;
        private @Nullable Runnable sleeper;

        WakingStream(BlockingStream<TrackedEventMessage<?>> stream, long position, Sleepers sleepers) {
            this.stream = stream;
            this.position = position;
            this.sleepers = sleepers;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            sleeper = callback;
            sleepers.callbacks.add(callback);
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return stream.hasNextAvailable(timeout, unit);
        }

        /** What has arrived elsewhere is about to arrive here; a processor that did not wait for it would miss its waking. */
        @Override
        public boolean hasNextAvailable() {
            if (position >= arrived) {
                return stream.hasNextAvailable();
            }
            try {
                return stream.hasNextAvailable((int) ARRIVAL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            TrackedEventMessage<?> next = stream.nextAvailable();
            position = position(next.trackingToken());
            return next;
        }

        @Override
        public void close() {
            if (sleeper != null) {
                sleepers.callbacks.remove(sleeper);
            }
            stream.close();
        }
    }
}
