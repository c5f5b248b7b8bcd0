package io.rapport.command.standing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps {@link Standings} up to date by tailing the log, in this process and from others. Starting waits until the log
 * has been read to the end that it had then, so that the first command is already judged by all of it.
 */
public final class StandingTail implements SmartLifecycle {

    /** How long a write waits for its own effect; longer only if the log cannot be read, and then the read model tells. */
    private static final Duration EFFECT_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration CATCH_UP_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration RETRY_DELAY = Duration.ofMillis(250);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(StandingTail.class);

    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final Standings standings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private long position;
    private volatile @Nullable Thread thread;

    public StandingTail(StreamableMessageSource<TrackedEventMessage<?>> source, Standings standings) {
        this.source = source;
        this.standings = standings;
    }

    @Override
    public void start() {
        TrackingToken token = source.createHeadToken();
        long head = token == null ? 0 : token.position().orElse(0);
        // The tail runs for as long as it finds itself here, so it must be known before it runs.
        Thread starting = Thread.ofPlatform().name("standing-tail").daemon().unstarted(this::run);
        thread = starting;
        starting.start();
        if (!awaitWithin(head, CATCH_UP_TIMEOUT)) {
            throw new IllegalStateException("the log could not be read to position " + head);
        }
    }

    /** Waits until the event at {@code target} has been applied, at most two seconds. */
    public void await(long target) {
        if (!awaitWithin(target, EFFECT_TIMEOUT)) {
            log.atWarn().addKeyValue("position", target).log("the command side lags behind the log");
        }
    }

    /**
     * Waits until the event at {@code target} has been applied.
     *
     * @throws StandingsBehind if that takes longer than two seconds
     */
    public void require(long target) {
        if (!awaitWithin(target, EFFECT_TIMEOUT)) {
            throw new StandingsBehind(target);
        }
    }

    /** The position of the last event that was applied, or 0. */
    public long position() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitWithin(long target, Duration timeout) {
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
                    apply(stream.nextAvailable());
                }
            }
        }
    }

    private void apply(TrackedEventMessage<?> message) {
        if (message instanceof DomainEventMessage<?> event) {
            standings.read(event);
        }
        lock.lock();
        try {
            position = message.trackingToken().position().orElseThrow();
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
    @Override
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

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private boolean isCurrent() {
        return thread == Thread.currentThread();
    }

    /** After the event store; before commands are handled, which Axon starts at 0, and before the web server. */
    @Override
    public int getPhase() {
        return -1;
    }
}
