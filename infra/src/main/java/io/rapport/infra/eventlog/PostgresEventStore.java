package io.rapport.infra.eventlog;

import io.rapport.command.dispatch.UnreadStateInterceptor;
import io.rapport.command.standing.Standings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Axon's store over {@link PostgresEventStorageEngine}, whose readers are woken by what this process appends and, through
 * {@link AppendListener}, by what others append.
 */
final class PostgresEventStore extends EmbeddedEventStore {

    private final AppendNotifier notifier;
    private final Standings standings;

    /** @param poll how often readers look without having been woken, in case that a notification was lost */
    PostgresEventStore(PostgresEventStorageEngine engine, AppendNotifier notifier, Standings standings, Duration poll) {
        super(EmbeddedEventStore.builder().storageEngine(engine).fetchDelay(poll.toMillis()));
        this.notifier = notifier;
        this.standings = standings;
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
        wakeReaders();
        notifier.appended();
    }

    private void apply(EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> ofStream) {
            standings.appended(ofStream);
        }
    }

    void wakeReaders() {
        super.afterCommit(List.of());
    }
}
