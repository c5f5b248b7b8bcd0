package io.rapport.infra.eventlog;

import io.rapport.command.dispatch.LogHead;
import io.rapport.command.engagement.RecordedIds;
import io.rapport.infra.testing.TestDatabase;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresEventLogTest extends EventLogContract {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final EventLogWriter writer = new EventLogWriter(DATABASE.dataSource());
    private final PostgresEventStorageEngine engine = PostgresEventStorageEngine.create(
            DATABASE.template(), writer, EventSerializer.create(), EventLogConfiguration.upcasters(), 100);
    private final EmbeddedEventStore store =
            EmbeddedEventStore.builder().storageEngine(engine).fetchDelay(100).build();

    @BeforeEach
    void start() {
        writer.start();
    }

    @AfterEach
    void stop() {
        store.shutDown();
        writer.stop();
    }

    @Override
    protected EventStore log() {
        return store;
    }

    @Override
    protected LogHead head() {
        return engine;
    }

    @Override
    protected RecordedIds recordedIds() {
        return engine;
    }
}
