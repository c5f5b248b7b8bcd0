package io.rapport.infra.eventlog;

import io.rapport.command.dispatch.UnreadStateInterceptor;
import io.rapport.command.standing.Standings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Axon's store over {@link PostgresEventStorageEngine}, whose readers share what {@link RecentEvents} holds. */
final class PostgresEventStore extends AbstractEventStore implements SmartLifecycle {

    private final PostgresEventStorageEngine engine;
    private final AppendNotifier notifier;
    private final Standings standings;
    private final LogTail tail;

    /** @param poll how often readers look without having been woken, in case that a notification was lost */
    PostgresEventStore(PostgresEventStorageEngine engine, AppendNotifier notifier, Standings standings, Duration poll) {
        super(builder(engine));
        this.engine = engine;
        this.notifier = notifier;
        this.standings = standings;
        this.tail = new LogTail(engine, engine.recent(), poll);
    }

    private static Builder builder(PostgresEventStorageEngine engine) {
        Builder builder = new Builder();
        builder.storageEngine(engine);
        return builder;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        return new LogStream(engine, engine.recent(), PostgresEventStorageEngine.position(after));
    }

    /**
     * Looks for no snapshot: no aggregate is set up to have one, and to look costs as much as to read its stream. Reads
     * nothing where what is known of the stream may do, for {@link UnreadStateInterceptor} to see to it.
     */
    @Override
    public DomainEventStream readEvents(String stream) {
        if (!CurrentUnitOfWork.isStarted()) {
            return readEvents(stream, 0);
        }
        Map<String, Object> unit = CurrentUnitOfWork.get().root().resources();
        if (!stream.equals(unit.get(UnreadStateInterceptor.KNOWN_STREAM))) {
            return readEvents(stream, 0);
        }
        unit.put(UnreadStateInterceptor.UNREAD_STATE, true);
        return DomainEventStream.of(
                Stream.concat(standings.summary(stream).stream(), stagedDomainEventMessages(stream)));
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        events.forEach(this::apply);
        notifier.appended();
    }

    private void apply(EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> ofStream) {
            standings.appended(ofStream);
        }
    }

    /** Has the log read for what others may have appended. */
    void look() {
        engine.recent().look();
    }

    @Override
    public void start() {
        tail.start();
    }

    @Override
    public void stop() {
        tail.stop();
    }

    @Override
    public boolean isRunning() {
        return tail.isRunning();
    }

    /** Before everything that reads. */
    @Override
    public int getPhase() {
        return EventLogWriter.PHASE;
    }

    private static final class Builder extends AbstractEventStore.Builder {}
}
