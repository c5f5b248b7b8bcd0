package io.rapport.infra.eventlog;

import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/**
 * Axon's store over {@link PostgresEventStorageEngine}, whose readers are woken by what this process appends and, through
 * {@link AppendListener}, by what others append.
 */
final class PostgresEventStore extends EmbeddedEventStore {

    private final AppendNotifier notifier;

    /** @param poll how often readers look without having been woken, in case that a notification was lost */
    PostgresEventStore(PostgresEventStorageEngine engine, AppendNotifier notifier, Duration poll) {
        super(EmbeddedEventStore.builder().storageEngine(engine).fetchDelay(poll.toMillis()));
        this.notifier = notifier;
    }

    /** Looks for no snapshot: no aggregate is set up to have one, and to look costs as much as to read its stream. */
    @Override
    public DomainEventStream readEvents(String stream) {
        return readEvents(stream, 0);
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        wakeReaders();
        notifier.appended();
    }

    void wakeReaders() {
        super.afterCommit(List.of());
    }
}
