package io.rapport.infra.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.event.EventType;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.HcpId;
import io.rapport.infra.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The direct reader, against what the live path makes of the same log. */
class LogReaderTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final Serializer SERIALIZER = EventSerializer.create();
    private static final LogReader READER = new LogReader(DATABASE.dataSource(), EventLogConfiguration.upcasters(), 3);
    private static final EventType SESSION_STARTED = new EventType("engagement.session-started", 1);
    private static final Instant AT = Instant.parse("2026-03-10T12:00:00.123456Z");
    private static final EventContext ANONYMOUS = EventContext.anonymous(AT, Channel.APP, false);
    private static final EventContext FULL = new EventContext(
            AT.minusNanos(1),
            new HcpId("hcp-1"),
            new Actor("portal"),
            new HcpId("hcp-1"),
            Channel.EMAIL,
            "correlation",
            "causation",
            ConsentSnapshot.of(new TreeMap<>(Map.of(
                    Purpose.ANALYTICS, new ConsentRecordId("record-1"),
                    Purpose.CRM_SHARING, new ConsentRecordId("record-2")))),
            true);

    private long position;

    @BeforeEach
    void empty() {
        DATABASE.template().execute("truncate event_log.event");
        position = 0;
    }

    @Test
    void every_event_is_read_as_the_live_path_reads_it() {
        for (DomainEvent example : EventExamples.all()) {
            String payload = SERIALIZER.serialize(example, String.class).getData();
            append(EventRegistry.typeOf(example.getClass()), payload, FULL);
            append(EventRegistry.typeOf(example.getClass()), payload, ANONYMOUS);
        }
        assertThat(read(0, position)).hasSize((int) position).isEqualTo(live());
    }

    @Test
    void every_form_that_was_ever_stored_is_read_as_the_live_path_reads_it() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/contracts"))) {
            for (Path file : files.toList()) {
                String[] name = file.getFileName().toString().split("\\.v(?=[0-9])|\\.json", -1);
                append(new EventType(name[0], Integer.parseInt(name[1])), Files.readString(file, UTF_8), FULL);
            }
        }
        assertThat(read(0, position)).hasSize((int) position).isEqualTo(live());
    }

    @Test
    void fields_of_a_later_release_are_read_as_the_live_path_reads_them() {
        append(new EventType("engagement.session-started", 2), "{\"session\":\"s\",\"mood\":{\"good\":[1]}}", FULL);
        append(SESSION_STARTED, "{\"session\":\"s\",\"mood\":null}", FULL);
        assertThat(read(0, position)).hasSize(2).isEqualTo(live());
    }

    @Test
    void an_event_of_an_unknown_name_is_left_out_and_its_position_is_passed() throws InterruptedException {
        append(SESSION_STARTED, "{}", FULL);
        append(new EventType("learning.enrolled", 1), "{\"course\":\"c-1\"}", FULL);
        try (LogScan<LogBatch> scan = READER.scan(0, 2)) {
            LogBatch batch = scan.next();
            assertThat(batch.events()).isEqualTo(live()).hasSize(1);
            assertThat(batch.readTo()).isEqualTo(2);
        }
    }

    @Test
    void a_long_stretch_is_read_in_order_whichever_thread_was_first() {
        appendMany(9_001);
        assertThat(read(17, 8_999).stream().map(RecordedEvent::position))
                .isEqualTo(LongStream.rangeClosed(18, 8_999).boxed().toList());
    }

    @Test
    void an_empty_stretch_has_no_batch() {
        append(SESSION_STARTED, "{}", FULL);
        try (LogScan<LogBatch> scan = READER.scan(1, 1)) {
            assertThat(scan.hasNext()).isFalse();
        }
    }

    @Test
    void an_event_that_cannot_be_read_stops_the_reading_there() {
        appendMany(5_000);
        DATABASE.template().update("update event_log.event set payload = '{\"session\":7}' where position = 4500");
        List<RecordedEvent> before = new ArrayList<>();
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> readInto(before, 0, 5_000))
                .withMessageContaining("id-4500")
                .satisfies(e -> assertThat(e.position()).isEqualTo(4_500));
        assertThat(before).hasSize(4_000);
    }

    @Test
    void a_context_that_cannot_be_read_stops_the_reading_there() {
        append(SESSION_STARTED, "{}", FULL);
        DATABASE.template().update("update event_log.event set metadata = '{\"subject\":\"hcp-1\"}'");
        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> read(0, 1));
    }

    @Test
    void single_places_are_read_each_for_itself_past_events_that_cannot_be_read() {
        appendMany(20);
        DATABASE.template().update("update event_log.event set payload = '{\"session\":7}' where position = 9");
        DATABASE.template().update("update event_log.event set name = 'learning.enrolled' where position = 12");
        List<LogBatch> each = READER.readEach(List.of(3L, 9L, 12L, 20L));
        assertThat(each).extracting(LogBatch::readTo).containsExactly(3L, 9L, 12L, 20L);
        assertThat(each).extracting(batch -> batch.events().size()).containsExactly(1, 0, 0, 1);
        assertThat(each).extracting(batch -> batch.unreadable().size()).containsExactly(0, 1, 0, 0);
        assertThat(READER.readEach(List.of())).isEmpty();
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> READER.readEach(List.of(20L, 21L)))
                .satisfies(e -> assertThat(e.position()).isEqualTo(21));
    }

    @Test
    void a_position_that_is_missing_stops_the_reading_there() {
        appendMany(10);
        DATABASE.template().update("delete from event_log.event where position = 7");
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> read(0, 10))
                .satisfies(e -> assertThat(e.position()).isEqualTo(7));
    }

    @Test
    void a_position_beyond_the_end_stops_the_reading_there() {
        appendMany(10);
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> read(0, 11))
                .satisfies(e -> assertThat(e.position()).isEqualTo(11));
    }

    @Test
    void by_hcp_each_event_comes_once_and_those_of_one_hcp_in_order_to_one_consumer() throws InterruptedException {
        appendMany(9_000);
        List<List<RecordedEvent>> received = IntStream.range(0, 3)
                .<List<RecordedEvent>>mapToObj(i -> new ArrayList<>())
                .toList();
        READER.readByHcp(0, 9_000, received.stream().map(LogReaderTest::into).toList());
        assertThat(received).allSatisfy(events -> {
            assertThat(events).isNotEmpty();
            assertThat(events.stream().map(RecordedEvent::position)).isSorted();
        });
        assertThat(received.stream().flatMap(List::stream).map(RecordedEvent::position))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 9_000).boxed().toList());
        assertThat(received.stream()
                        .flatMap(events -> events.stream()
                                .map(event -> event.context().subject())
                                .distinct()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_consumer_that_fails_ends_the_reading_by_hcp() {
        appendMany(9_000);
        List<Consumer<List<RecordedEvent>>> consumers = List.of(events -> {}, events -> {
            throw new Failure();
        });
        assertThatThrownBy(() -> READER.readByHcp(0, 9_000, consumers)).isInstanceOf(Failure.class);
    }

    private static Consumer<List<RecordedEvent>> into(List<RecordedEvent> received) {
        return received::addAll;
    }

    private static List<RecordedEvent> read(long after, long to) {
        List<RecordedEvent> events = new ArrayList<>();
        readInto(events, after, to);
        return events;
    }

    private static void readInto(List<RecordedEvent> events, long after, long to) {
        try (LogScan<LogBatch> scan = READER.scan(after, to)) {
            while (scan.hasNext()) {
                events.addAll(scan.next().events());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<RecordedEvent> live() {
        PostgresEventStorageEngine engine = PostgresEventStorageEngine.create(
                DATABASE.template(),
                new EventLogWriter(DATABASE.dataSource()),
                SERIALIZER,
                EventLogConfiguration.upcasters(),
                500);
        try (Stream<? extends TrackedEventMessage<?>> messages = engine.readEvents(engine.createTailToken(), false)) {
            return messages.map(RecordedEvents::of).flatMap(Optional::stream).toList();
        }
    }

    private void append(EventType type, String payload, EventContext context) {
        position++;
        DATABASE.template()
                .update(
                        "insert into event_log.event values (?, ?, ?, 0, 'event', ?, ?, ?::timestamptz, ?::json, ?::json)",
                        position,
                        "id-" + position,
                        "stream-" + position,
                        type.name(),
                        type.revision(),
                        AT.plusNanos(position * 1_000).toString(),
                        payload,
                        SERIALIZER
                                .serialize(MetaData.from(context.toMap()), String.class)
                                .getData());
    }

    /** Of 50 HCPs in turn. */
    private void appendMany(int count) {
        DATABASE.template()
                .update(
                        "insert into event_log.event select n, 'id-' || n, 'stream-' || n, 0, 'event', ?, ?, now(), '{}',"
                                + " replace(?, 'hcp-1', 'hcp-' || n % 50)::json from generate_series(1, ?) n",
                        SESSION_STARTED.name(),
                        SESSION_STARTED.revision(),
                        SERIALIZER
                                .serialize(MetaData.from(FULL.toMap()), String.class)
                                .getData(),
                        count);
    }

    private static final class Failure extends RuntimeException {}
}
