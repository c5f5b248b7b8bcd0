package io.rapport.infra.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.testing.TestDatabase;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LogStreamTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final DroppingUpcaster dropping = new DroppingUpcaster();
    private final PostgresEventStorageEngine engine = PostgresEventStorageEngine.create(
            DATABASE.template(), new EventLogWriter(DATABASE.dataSource()), EventSerializer.create(), dropping, 100);
    private final RecentEvents recent = engine.recent();

    @BeforeEach
    void empty() {
        DATABASE.jdbc().sql("truncate event_log.event").update();
        recent.beginAfter(0);
    }

    @Test
    void events_that_an_upcaster_drops_are_passed() throws InterruptedException {
        store(1, "kept");
        store(2, "dropped");
        store(3, "dropped");
        recent.beginAfter(3);
        try (LogStream stream = new LogStream(engine, recent, 0)) {
            assertThat(RecordedEvents.position(stream.nextAvailable())).isEqualTo(1);
            int readOnce = dropping.read.get();
            assertThat(stream.hasNextAvailable(200, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(dropping.read).hasValue(readOnce);
        }
    }

    @Test
    void a_reading_that_failed_is_taken_up_where_it_failed() throws InterruptedException {
        store(1, "kept");
        store(2, "kept");
        recent.beginAfter(2);
        dropping.fails = true;
        try (LogStream stream = new LogStream(engine, recent, 0)) {
            assertThat(failsToRead(stream)).isTrue();
            dropping.fails = false;
            assertThat(RecordedEvents.position(stream.nextAvailable())).isEqualTo(1);
            assertThat(RecordedEvents.position(stream.nextAvailable())).isEqualTo(2);
        }
    }

    private static boolean failsToRead(LogStream stream) {
        try {
            return !stream.hasNextAvailable();
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static void store(long position, String name) {
        DATABASE.template()
                .update(
                        "insert into event_log.event values (?, ?, ?, 0, 'test', ?, 1, now(), '{}'::json, '{}'::json)",
                        position,
                        "id-" + position,
                        "stream-" + position,
                        name);
    }

    private static final class DroppingUpcaster implements EventUpcaster {

        private final AtomicInteger read = new AtomicInteger();
        private boolean fails;

        @Override
        public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
            return events.filter(event -> {
                read.incrementAndGet();
                if (fails) {
                    throw new IllegalStateException("as a database that is away");
                }
                return event.getType().getName().equals("kept");
            });
        }
    }
}
