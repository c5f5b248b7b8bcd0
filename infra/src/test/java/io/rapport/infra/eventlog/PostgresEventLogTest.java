package io.rapport.infra.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.dispatch.LogHead;
import io.rapport.command.engagement.RecordedIds;
import io.rapport.command.standing.Standings;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.Channel;
import io.rapport.infra.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresEventLogTest extends EventLogContract {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00.123Z");

    private final EventLogWriter writer = new EventLogWriter(DATABASE.dataSource());
    private final PostgresEventStorageEngine engine = PostgresEventStorageEngine.create(
            DATABASE.template(), writer, EventSerializer.create(), EventLogConfiguration.upcasters(), 100);
    private final PostgresEventStore store = new PostgresEventStore(
            engine, new AppendNotifier(DATABASE.dataSource()), new Standings(), Duration.ofMillis(100));

    @BeforeEach
    void start() {
        writer.start();
        store.start();
    }

    @AfterEach
    void stop() {
        store.stop();
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

    @Override
    protected LeafLog leaves() {
        return new PostgresLeafLog(LogReader.of(DATABASE.dataSource()));
    }

    @Override
    protected void forgetWhatWasAppended() {
        store.stop();
        store.start();
    }

    @Test
    void what_readers_get_from_memory_is_what_is_stored() {
        TrackingToken before = store.createHeadToken();
        List<DomainEvent> examples = EventExamples.all();
        EventContext context = EventContext.anonymous(NOON, Channel.WEB, true);
        examples.forEach(example -> store.publish(new GenericDomainEventMessage<>(
                "event",
                UUID.randomUUID().toString(),
                0,
                example,
                context.toMap(),
                UUID.randomUUID().toString(),
                NOON)));
        List<RecordedEvent> fromMemory = recorded(before, examples.size());
        assertThat(fromMemory).extracting(RecordedEvent::event).containsExactlyElementsOf(examples);
        forgetWhatWasAppended();
        assertThat(fromMemory).isEqualTo(recorded(before, examples.size()));
    }

    private List<RecordedEvent> recorded(TrackingToken after, int count) {
        return follow(after, count).stream()
                .map(RecordedEvents::of)
                .flatMap(Optional::stream)
                .toList();
    }

    @Test
    void a_reader_that_falls_behind_what_is_in_memory_misses_nothing() throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> slow = store.openStream(store.createHeadToken())) {
            long first = head().position() + 1;
            publish(1);
            assertThat(RecordedEvents.position(slow.nextAvailable())).isEqualTo(first);
            publish(2 * RecentEvents.SIZE);
            for (long position = first + 1; position <= first + 2 * RecentEvents.SIZE; position++) {
                assertThat(RecordedEvents.position(slow.nextAvailable())).isEqualTo(position);
            }
            publish(1);
            assertThat(RecordedEvents.position(slow.nextAvailable())).isEqualTo(head().position());
        }
    }

    private void publish(int count) {
        store.publish(Stream.generate(
                        () -> new GenericEventMessage<>(EventExamples.all().getFirst()))
                .limit(count)
                .toList());
    }
}
