package io.rapport.command.standing;

import java.time.Duration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
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

    /** An event must not be applied twice, so that none is handed over again because of another. */
    private static final int ONE_BY_ONE = 1;

    private static final Logger log = LoggerFactory.getLogger(StandingTail.class);

    private final EventTail tail;

    public StandingTail(StreamableMessageSource<TrackedEventMessage<?>> source, Standings standings) {
        this.tail = new EventTail("standing-tail", source, ONE_BY_ONE, messages -> {
            if (messages.getFirst() instanceof DomainEventMessage<?> event) {
                standings.read(event);
            }
        });
    }

    @Override
    public void start() {
        long head = tail.start();
        if (!tail.awaitWithin(head, CATCH_UP_TIMEOUT)) {
            throw new IllegalStateException("the log could not be read to position " + head);
        }
    }

    /** Waits until the event at {@code target} has been applied, at most two seconds. */
    public void await(long target) {
        if (!tail.awaitWithin(target, EFFECT_TIMEOUT)) {
            log.atWarn().addKeyValue("position", target).log("the command side lags behind the log");
        }
    }

    /**
     * Waits until the event at {@code target} has been applied.
     *
     * @throws StandingsBehind if that takes longer than two seconds
     */
    public void require(long target) {
        if (!tail.awaitWithin(target, EFFECT_TIMEOUT)) {
            throw new StandingsBehind(target);
        }
    }

    /** The position of the last event that was applied, or 0. */
    public long position() {
        return tail.position();
    }

    /** Returns once the log is not read any more, so that it can be closed. */
    @Override
    public void stop() {
        tail.stop();
    }

    @Override
    public boolean isRunning() {
        return tail.isRunning();
    }

    /** After the event store; before commands are handled, which Axon starts at 0, and before the web server. */
    @Override
    public int getPhase() {
        return -1;
    }
}
