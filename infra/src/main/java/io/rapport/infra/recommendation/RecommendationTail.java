package io.rapport.infra.recommendation;

import io.rapport.command.standing.EventTail;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.recommender.LiveRecommendations;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.infra.eventlog.RecordedEvents;
import io.rapport.query.web.StaleRead;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    private static final int MOST_AT_ONCE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(RecommendationTail.class);

    private final EventTail tail;
    private final RecommendationState state;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Turns turns = new Turns(Runtime.getRuntime().availableProcessors(), PATIENCE);
    private volatile long startedAt = Long.MAX_VALUE;

    RecommendationTail(StreamableMessageSource<TrackedEventMessage<?>> source, PurposeCatalogue purposes) {
        this.state = new RecommendationState(purposes);
        this.tail = new EventTail("recommendation-tail", source, MOST_AT_ONCE, this::apply);
    }

    /** Readers are kept out for as long as it takes to apply what there is, and not at all by what changes nothing. */
    private void apply(List<TrackedEventMessage<?>> messages) {
        List<RecordedEvent> relevant = messages.stream()
                .flatMap(message -> recorded(message).stream())
                .filter(RecommendationState::isRelevant)
                .toList();
        if (relevant.isEmpty()) {
            return;
        }
        lock.writeLock().lock();
        try {
            relevant.forEach(this::apply);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static Optional<RecordedEvent> recorded(TrackedEventMessage<?> message) {
        try {
            return RecordedEvents.of(message);
        } catch (RuntimeException e) {
            passedOver(RecordedEvents.position(message), e);
            return Optional.empty();
        }
    }

    private void apply(RecordedEvent event) {
        try {
            state.apply(event);
        } catch (RuntimeException e) {
            passedOver(event.position(), e);
        }
    }

    /** Lists go on; the projections park the event. */
    private static void passedOver(long position, RuntimeException cause) {
        log.atError().setCause(cause).addKeyValue("position", position).log("an event is passed over in recommending");
    }

    @Override
    public <T> T read(@Nullable Long position, Function<RecommendationState, T> reading) {
        long wanted = position == null ? startedAt : Math.max(startedAt, position);
        if (!tail.awaitWithin(wanted, PATIENCE)) {
            throw new StaleRead(NAME, tail.position(), wanted);
        }
        return turns.take(() -> {
            lock.readLock().lock();
            try {
                return reading.apply(state);
            } finally {
                lock.readLock().unlock();
            }
        });
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
