package io.rapport.infra.feed;

import io.rapport.command.standing.StandingTail;
import io.rapport.command.standing.Standings;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.RecordedEvents;
import io.rapport.projection.stream.StreamMessage;
import io.rapport.projection.stream.StreamMessages;
import java.time.Clock;
import java.util.Optional;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.SmartLifecycle;

/**
 * Reads feeds from the log itself, each reader at its own pace and from its own place, so that a slow one holds up nobody.
 * What may be told is judged as it is read: an old place gives nothing that is not permitted any more.
 */
final class FeedEvents implements SmartLifecycle {

    private final EventStore store;
    private final Standings standings;
    private final StandingTail tail;
    private final Clock clock;
    private volatile boolean running;

    FeedEvents(EventStore store, Standings standings, StandingTail tail, Clock clock) {
        this.store = store;
        this.standings = standings;
        this.tail = tail;
        this.clock = clock;
    }

    /** To be closed. */
    BlockingStream<TrackedEventMessage<?>> after(long position) {
        return store.openStream(new GlobalSequenceTrackingToken(position));
    }

    /** What the feed tells of the event, if it is of this feed and anything of it may be told. */
    Optional<StreamMessage> told(FeedName feed, TrackedEventMessage<?> event) {
        return RecordedEvents.of(event)
                .filter(recorded -> recorded.type().feature().equals(feed.code()))
                .flatMap(this::told);
    }

    private Optional<StreamMessage> told(RecordedEvent recorded) {
        tail.require(recorded.position());
        return StreamMessages.publicOne(recorded, standings::consents, clock.instant());
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    /** Whether streams may go on. */
    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped before the web server is, which waits for its requests to end. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
