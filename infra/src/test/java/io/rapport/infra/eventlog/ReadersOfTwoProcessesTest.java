package io.rapport.infra.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.standing.Standings;
import io.rapport.domain.content.ContentEvent.ContentSubmitted;
import io.rapport.domain.shared.ContentId;
import io.rapport.infra.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two stores on one database that look by themselves so seldom that only being woken helps. */
class ReadersOfTwoProcessesTest {

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    private final Process here = new Process();
    private final Process there = new Process();

    private final class Process {
        private final EventLogWriter writer = new EventLogWriter(database.dataSource());
        private final AppendNotifier notifier = new AppendNotifier(database.dataSource());
        private final PostgresEventStore store = new PostgresEventStore(
                PostgresEventStorageEngine.create(
                        database.template(), writer, EventSerializer.create(), EventLogConfiguration.upcasters(), 10),
                notifier,
                new Standings(),
                Duration.ofHours(1));
        private final AppendListener listener = new AppendListener(database.dataSource(), store::look);

        void start() {
            writer.start();
            notifier.start();
            store.start();
            listener.start();
        }

        void stop() {
            listener.stop();
            store.stop();
            notifier.stop();
            writer.stop();
        }

        void append(long sequence) {
            DefaultUnitOfWork.startAndGet(null)
                    .execute(() -> store.publish(new GenericDomainEventMessage<>(
                            "content",
                            "content:a",
                            sequence,
                            new ContentSubmitted(new ContentId("a"), 1),
                            Map.of("occurredAt", "2026-03-10T08:00:00Z"))));
        }
    }

    @BeforeEach
    void start() {
        here.start();
        there.start();
    }

    @AfterEach
    void stop() {
        here.stop();
        there.stop();
    }

    @Test
    void a_reader_that_waits_is_woken_by_an_append_of_either() throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> reader = here.store.openStream(null)) {
            assertThat(reader.hasNextAvailable()).isFalse();
            there.append(0);
            assertThat(next(reader)).isZero();
            here.append(1);
            assertThat(next(reader)).isEqualTo(1);
            there.append(2);
            assertThat(next(reader)).isEqualTo(2);
        }
    }

    private static long next(BlockingStream<TrackedEventMessage<?>> reader) throws InterruptedException {
        assertThat(reader.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
        return ((DomainEventMessage<?>) reader.nextAvailable()).getSequenceNumber();
    }
}
