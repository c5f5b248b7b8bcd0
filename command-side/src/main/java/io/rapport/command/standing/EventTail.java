package io.rapport.command.standing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands all events of the log, and those that come, to one consumer in one thread, for state that is kept in memory. If the
 * consumer fails, what it was handed is handed to it again.
 */
public final class EventTail {

    private static final Duration RETRY_DELAY = Duration.ofMillis(250);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(EventTail.class);

    private final String name;
    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final int most;
    private final Consumer<List<TrackedEventMessage<?>>> consumer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private long position;
    private volatile @Nullable Thread thread;

    /**
     * @param name of the thread
     * @param most how many events are handed over at once, of those that are there
     */
    public EventTail(
            String name,
            StreamableMessageSource<TrackedEventMessage<?>> source,
            int most,
            Consumer<List<TrackedEventMessage<?>>> consumer) {
        this.name = name;
        this.source = source;
        this.most = most;
        this.consumer = consumer;
    }

    /** Begins to read where it stopped, or at the beginning, and returns the end that the log has now. */
    public long start() {
        TrackingToken token = source.createHeadToken();
        long head = token == null ? 0 : token.position().orElse(0);
        // The tail runs for as long as it finds itself here, so it must be known before it runs.
        Thread starting = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
        thread = starting;
        starting.start();
        return head;
    }

    /** The position of the last event that was handed over, or 0. */
    public long position() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the event at {@code target} has been handed over, and tells whether it was in time. */
    public boolean awaitWithin(long target, Duration timeout) {
        long nanos = timeout.toNanos();
        lock.lock();
        try {
            while (position < target) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = advanced.awaitNanos(nanos);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (isCurrent()) {
            try {
                tail();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.atWarn().setCause(e).log("reading the log failed, it is tried again");
                pause();
            }
        }
    }

    private void tail() throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> stream = source.openStream(
                position == 0 ? source.createTailToken() : new GlobalSequenceTrackingToken(position))) {
            while (isCurrent()) {
                if (stream.hasNextAvailable(1, TimeUnit.SECONDS)) {
                    hand(available(stream));
                }
            }
        }
    }

    private List<TrackedEventMessage<?>> available(BlockingStream<TrackedEventMessage<?>> stream)
            throws InterruptedException {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        events.add(stream.nextAvailable());
        while (events.size() < most && stream.hasNextAvailable()) {
            events.add(stream.nextAvailable());
        }
        return events;
    }

    private void hand(List<TrackedEventMessage<?>> events) {
        consumer.accept(events);
        lock.lock();
        try {
            position = events.getLast().trackingToken().position().orElseThrow();
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_DELAY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns once the log is not read any more, so that it can be closed. */
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join(STOP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isRunning() {
        return thread != null;
    }

    private boolean isCurrent() {
        return thread == Thread.currentThread();
    }
}
