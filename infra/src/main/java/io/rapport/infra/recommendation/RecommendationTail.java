package io.rapport.infra.recommendation;

import io.rapport.command.standing.EventTail;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.recommender.LiveRecommendations;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.infra.eventlog.RecordedEvents;
import io.rapport.query.web.StaleRead;
import java.time.Duration;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the state that recommending rests on up to date by tailing the log. It does not hold up the start of the process:
 * until the log has been read to the end that it had then, nothing is recommended, since what was withdrawn or dismissed
 * might not be known yet.
 */
final class RecommendationTail implements LiveRecommendations, SmartLifecycle {

    private static final String NAME = "recommendation";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(RecommendationTail.class);

    private final EventTail tail;
    private final RecommendationState state;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile long startedAt = Long.MAX_VALUE;

    RecommendationTail(StreamableMessageSource<TrackedEventMessage<?>> source, PurposeCatalogue purposes) {
        this.state = new RecommendationState(purposes);
        this.tail = new EventTail("recommendation-tail", source, this::apply);
    }

    /** An event that cannot be read or applied is passed over: lists go on, and the projections park it. */
    private void apply(TrackedEventMessage<?> message) {
        lock.writeLock().lock();
        try {
            RecordedEvents.of(message).ifPresent(state::apply);
        } catch (RuntimeException e) {
            log.atError()
                    .setCause(e)
                    .addKeyValue("position", RecordedEvents.position(message))
                    .log("an event is passed over in recommending");
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public <T> T read(@Nullable Long position, Function<RecommendationState, T> reading) {
        long wanted = position == null ? startedAt : Math.max(startedAt, position);
        if (!tail.awaitWithin(wanted, PATIENCE)) {
            throw new StaleRead(NAME, tail.position(), wanted);
        }
        lock.readLock().lock();
        try {
            return reading.apply(state);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void start() {
        startedAt = tail.start();
    }

    @Override
    public void stop() {
        tail.stop();
    }

    @Override
    public boolean isRunning() {
        return tail.isRunning();
    }

    /** After the event store. */
    @Override
    public int getPhase() {
        return -1;
    }
}
