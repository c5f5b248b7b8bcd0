package io.rapport.infra.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.domain.content.ContentEvent.ContentSubmitted;
import io.rapport.domain.shared.ContentId;
import io.rapport.infra.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several writers, some of whose units of work fail late, under the eyes of a reader that never looks back. */
class ConcurrentAppendTest {

    private static final int WRITERS = 4;
    private static final int TRANSACTIONS = 80;

    private record Seen(long position, String id) {}

    @AutoClose
    private final TestDatabase database = TestDatabase.create();
    /** As in two processes, each with a thread of its own that writes. */
    private final List<EventLogWriter> logWriters =
            List.of(new EventLogWriter(database.dataSource()), new EventLogWriter(database.dataSource()));

    private final List<PostgresEventStorageEngine> engines = logWriters.stream()
            .map(writer -> PostgresEventStorageEngine.create(
                    database.template(), writer, EventSerializer.create(), EventLogConfiguration.upcasters(), 7))
            .toList();
    private final List<String> committed = Collections.synchronizedList(new ArrayList<>());
    private final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean reading = new AtomicBoolean(true);

    @BeforeEach
    void start() {
        logWriters.forEach(EventLogWriter::start);
    }

    @AfterEach
    void stop() {
        logWriters.forEach(EventLogWriter::stop);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void a_reader_sees_every_committed_event_once_and_in_order(long seed) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1)) {
            Future<?> reader = threads.submit(this::tail);
            try {
                List<Future<?>> writers = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    String name = "writer-" + writer;
                    PostgresEventStorageEngine engine = engines.get(writer % engines.size());
                    Random random = new Random(seed * WRITERS + writer);
                    writers.add(threads.submit(() -> write(engine, name, random)));
                }
                for (Future<?> writer : writers) {
                    writer.get(60, TimeUnit.SECONDS);
                }
                await().until(() -> seen.size() >= committed.size());
            } finally {
                reading.set(false);
            }
            reader.get(10, TimeUnit.SECONDS);
        }
        assertThat(seen)
                .as("seed %d", seed)
                .extracting(Seen::position)
                .isEqualTo(LongStream.rangeClosed(1, committed.size()).boxed().toList());
        assertThat(seen).as("seed %d", seed).extracting(Seen::id).containsExactlyInAnyOrderElementsOf(committed);
    }

    private void tail() {
        PostgresEventStorageEngine engine = engines.getFirst();
        TrackingToken token = engine.createTailToken();
        while (reading.get()) {
            try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(token, false)) {
                for (TrackedEventMessage<?> event :
                        events.<TrackedEventMessage<?>>map(e -> e).toList()) {
                    token = event.trackingToken();
                    seen.add(new Seen(RecordedEvents.position(event), event.getIdentifier()));
                }
            }
        }
    }

    private void write(PostgresEventStorageEngine engine, String name, Random random) {
        for (int transaction = 0; transaction < TRANSACTIONS; transaction++) {
            List<DomainEventMessage<?>> events = batch(name + "-" + transaction, random);
            try {
                append(engine, events, random.nextInt(4) == 0);
                events.forEach(event -> committed.add(event.getIdentifier()));
            } catch (RolledBack | ConcurrencyException | AggregateStreamCreationException e) {
                // as if it had never been
            }
        }
    }

    private static void append(PostgresEventStorageEngine engine, List<DomainEventMessage<?>> events, boolean fail) {
        DefaultUnitOfWork.startAndGet(null).execute(() -> {
            engine.appendEvents(events);
            if (fail) {
                throw new RolledBack();
            }
        });
    }

    /** One in eight claims a stream that all writers want. */
    private static List<DomainEventMessage<?>> batch(String name, Random random) {
        String stream = random.nextInt(8) == 0 ? "wanted-" + random.nextInt(20) : name;
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (int sequence = 0; sequence <= random.nextInt(4); sequence++) {
            events.add(new GenericDomainEventMessage<>(
                    "content",
                    stream,
                    sequence,
                    new ContentSubmitted(new ContentId("c"), 1),
                    Map.of("occurredAt", "2026-03-10T08:00:00Z"),
                    name + "-" + sequence,
                    Instant.parse("2026-03-10T09:00:00Z")));
        }
        return events;
    }

    private static final class RolledBack extends RuntimeException {}
}
