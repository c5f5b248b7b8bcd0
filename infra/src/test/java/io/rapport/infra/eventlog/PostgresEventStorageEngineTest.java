package io.rapport.infra.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.domain.content.ContentEvent.ContentSubmitted;
import io.rapport.domain.engagement.EngagementEvent.ContentViewed;
import io.rapport.domain.event.EventId;
import io.rapport.domain.event.EventType;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.ContentId;
import io.rapport.infra.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.Message;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresEventStorageEngineTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final Instant NINE = Instant.parse("2026-03-10T09:00:00.123456Z");

    /** Small, so that reading takes several fetches. */
    private static final int BATCH = 3;

    private final EventLogWriter writer = new EventLogWriter(DATABASE.dataSource());
    private final PostgresEventStorageEngine engine = PostgresEventStorageEngine.create(
            DATABASE.template(), writer, EventSerializer.create(), EventLogConfiguration.upcasters(), BATCH);

    @BeforeEach
    void empty() {
        writer.start();
        DATABASE.jdbc().sql("truncate event_log.event, event_log.snapshot").update();
    }

    @AfterEach
    void stop() {
        writer.stop();
    }

    @Test
    void a_stream_is_read_as_it_was_written() {
        List<DomainEventMessage<?>> written = events("content:a", 0, 8);
        append(written);
        append(events("content:b", 0, 1));
        List<? extends DomainEventMessage<?>> read =
                engine.readEvents("content:a").asStream().toList();
        assertThat(read).extracting(Message::getIdentifier).isEqualTo(ids(written));
        assertThat(read).extracting(DomainEventMessage::getSequenceNumber).isEqualTo(longs(0, 8));
        assertThat(read).allSatisfy(event -> {
            assertThat(event.getType()).isEqualTo("content");
            assertThat(event.getAggregateIdentifier()).isEqualTo("content:a");
            assertThat(event.getPayload()).isEqualTo(new ContentSubmitted(new ContentId("a"), 1));
            assertThat(event.getMetaData()).isEqualTo(Map.of("occurredAt", "2026-03-10T08:00:00Z"));
            assertThat(event.getTimestamp()).isEqualTo(NINE);
        });
    }

    @Test
    void a_stream_is_read_from_a_sequence_on() {
        append(events("content:a", 0, 8));
        DomainEventStream stream = engine.readEvents("content:a", 5);
        assertThat(stream.asStream().map(DomainEventMessage::getSequenceNumber)).containsExactly(5L, 6L, 7L);
    }

    @Test
    void a_stream_that_nobody_wrote_is_empty() {
        assertThat(engine.readEvents("content:none").hasNext()).isFalse();
    }

    @Test
    void the_log_is_read_from_its_beginning_in_the_order_of_positions() {
        append(events("content:a", 0, 4));
        append(events("content:b", 0, 4));
        assertThat(read(null))
                .extracting(PostgresEventStorageEngineTest::position)
                .isEqualTo(longs(1, 9));
        assertThat(read(null))
                .extracting(event -> ((DomainEventMessage<?>) event).getAggregateIdentifier())
                .startsWith("content:a", "content:a", "content:a", "content:a")
                .endsWith("content:b", "content:b", "content:b", "content:b");
    }

    @Test
    void the_log_is_read_from_a_token_on() {
        append(events("content:a", 0, 8));
        assertThat(read(new GlobalSequenceTrackingToken(6)))
                .extracting(PostgresEventStorageEngineTest::position)
                .containsExactly(7L, 8L);
    }

    @Test
    void what_is_read_becomes_a_recorded_event() {
        DomainEventMessage<?> event = event("event-1", "content:a", 0);
        append(List.of(event));
        assertThat(RecordedEvents.of(read(null).getFirst())).hasValueSatisfying(recorded -> {
            assertThat(recorded.id()).isEqualTo(new EventId("event-1"));
            assertThat(recorded.type()).isEqualTo(new EventType("content.submitted", 1));
            assertThat(recorded.position()).isEqualTo(1);
            assertThat(recorded.stream()).isEqualTo("content:a");
            assertThat(recorded.sequence()).isZero();
            assertThat(recorded.recordedAt()).isEqualTo(NINE);
            assertThat(recorded.context().occurredAt()).isEqualTo("2026-03-10T08:00:00Z");
        });
    }

    @Test
    void an_event_of_an_old_revision_is_read_as_one_of_today() {
        insertRaw("engagement.content-viewed", 1, "{\"contentId\":\"c\",\"dwellSeconds\":64}");
        assertThat(RecordedEvents.of(read(null).getFirst()).map(RecordedEvent::event))
                .contains(new ContentViewed(new ContentId("c"), null, null, 64_000L));
    }

    @Test
    void an_event_of_an_unknown_name_is_read_and_passed_on() {
        insertRaw("learning.enrolled", 1, "{\"course\":\"c\"}");
        TrackedEventMessage<?> read = read(null).getFirst();
        assertThat(read.getPayload()).isInstanceOf(UnknownSerializedType.class);
        assertThat(position(read)).isEqualTo(1);
    }

    @Test
    void an_event_outside_any_aggregate_is_a_stream_of_its_own() {
        GenericEventMessage<ContentSubmitted> event = new GenericEventMessage<>(
                new GenericDomainEventMessage<>("x", "x", 0, payload("a"), Map.of()), () -> NINE);
        DATABASE.inTransaction(() -> engine.appendEvents(event));
        assertThat(engine.readEvents(event.getIdentifier()).asStream()).hasSize(1);
    }

    @Test
    void appending_nothing_changes_nothing() {
        DATABASE.inTransaction(() -> engine.appendEvents(List.of()));
        assertThat(engine.position()).isZero();
    }

    @Test
    void the_last_sequence_of_a_stream_is_known() {
        append(events("content:a", 0, 3));
        assertThat(engine.lastSequenceNumberFor("content:a")).contains(2L);
        assertThat(engine.lastSequenceNumberFor("content:none")).isEmpty();
    }

    @Test
    void the_tail_is_before_the_first_event_and_the_head_at_the_last() {
        assertThat(position(engine.createTailToken())).isZero();
        assertThat(position(engine.createHeadToken())).isZero();
        append(events("content:a", 0, 3));
        assertThat(position(engine.createTailToken())).isZero();
        assertThat(position(engine.createHeadToken())).isEqualTo(3);
        assertThat(engine.position()).isEqualTo(3);
    }

    @Test
    void a_token_at_a_time_is_before_the_first_event_recorded_then_or_later() {
        append(List.of(eventAt(NINE, 0)));
        append(List.of(eventAt(NINE.plusSeconds(10), 1)));
        append(List.of(eventAt(NINE.plusSeconds(20), 2)));
        assertThat(position(engine.createTokenAt(NINE))).isZero();
        assertThat(position(engine.createTokenAt(NINE.plusSeconds(1)))).isEqualTo(1);
        assertThat(position(engine.createTokenAt(NINE.plusSeconds(20)))).isEqualTo(2);
        assertThat(position(engine.createTokenAt(NINE.plusSeconds(21)))).isEqualTo(3);
    }

    @Test
    void a_token_at_a_time_skips_no_event_whose_clock_was_behind() {
        append(List.of(eventAt(NINE.plusSeconds(20), 0)));
        append(List.of(eventAt(NINE, 1)));
        append(List.of(eventAt(NINE.plusSeconds(30), 2)));
        assertThat(position(engine.createTokenAt(NINE.plusSeconds(10)))).isZero();
    }

    @Test
    void a_large_stream_is_read_whole() {
        append(events("content:a", 0, 40 * BATCH));
        assertThat(engine.readEvents("content:a").asStream()).hasSize(40 * BATCH);
    }

    @Test
    void a_log_that_ends_with_a_full_batch_is_read_whole() {
        append(events("content:a", 0, 2 * BATCH));
        assertThat(read(null)).hasSize(2 * BATCH);
    }

    @Test
    void a_stream_without_a_snapshot_has_none() {
        assertThat(engine.readSnapshot("content:none")).isEmpty();
    }

    @Test
    void a_snapshot_is_read_as_it_was_stored() {
        DomainEventMessage<?> snapshot = event("snapshot-1", "content:a", 4);
        engine.storeSnapshot(snapshot);
        assertThat(engine.readSnapshot("content:a")).hasValueSatisfying(read -> {
            assertThat(read.getIdentifier()).isEqualTo("snapshot-1");
            assertThat(read.getType()).isEqualTo("content");
            assertThat(read.getSequenceNumber()).isEqualTo(4);
            assertThat(read.getPayload()).isEqualTo(snapshot.getPayload());
            assertThat(read.getMetaData()).isEqualTo(snapshot.getMetaData());
            assertThat(read.getTimestamp()).isEqualTo(NINE);
        });
    }

    @Test
    void a_newer_snapshot_replaces_an_older_one() {
        engine.storeSnapshot(event("snapshot-1", "content:a", 4));
        engine.storeSnapshot(event("snapshot-2", "content:a", 9));
        assertThat(engine.readSnapshot("content:a")).map(Message::getIdentifier).contains("snapshot-2");
        assertThat(snapshots()).isEqualTo(1);
    }

    @Test
    void an_older_snapshot_yields_to_a_newer_one() {
        engine.storeSnapshot(event("snapshot-2", "content:a", 9));
        engine.storeSnapshot(event("snapshot-1", "content:a", 4));
        assertThat(engine.readSnapshot("content:a")).map(Message::getIdentifier).contains("snapshot-2");
    }

    @Test
    void a_snapshot_is_no_event() {
        engine.storeSnapshot(event("snapshot-1", "content:a", 0));
        assertThat(engine.readEvents("content:a").hasNext()).isFalse();
        assertThat(read(null)).isEmpty();
    }

    @Test
    void known_ids_are_told_from_unknown_ones() {
        append(List.of(event("event-1", "event-1", 0)));
        assertThat(engine.existing(List.of(new EventId("event-1"), new EventId("event-2"))))
                .containsExactly(new EventId("event-1"));
    }

    @Test
    void two_beginnings_of_a_stream_conflict() {
        append(events("content:a", 0, 1));
        assertThatThrownBy(() -> append(events("content:a", 0, 1)))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void two_continuations_of_a_stream_conflict() {
        append(events("content:a", 0, 2));
        assertThatThrownBy(() -> append(events("content:a", 1, 2))).isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void an_event_id_is_taken_once() {
        append(List.of(event("event-1", "event-1", 0)));
        assertThatThrownBy(() -> append(List.of(event("event-1", "event-1", 0))))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void an_event_id_is_taken_once_across_streams() {
        append(List.of(event("event-1", "content:a", 0)));
        assertThatThrownBy(() -> append(List.of(event("event-1", "content:b", 0))))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void a_conflict_leaves_nothing_of_its_batch() {
        append(events("content:a", 0, 1));
        assertThatThrownBy(() -> append(List.of(event("new", "content:b", 0), event("again", "content:a", 0))))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThat(engine.readEvents("content:b").hasNext()).isFalse();
    }

    @Test
    void after_a_conflict_positions_go_on_without_a_gap() {
        append(events("content:a", 0, 1));
        assertThatThrownBy(() -> append(events("content:a", 0, 1)))
                .isInstanceOf(AggregateStreamCreationException.class);
        append(events("content:b", 0, 1));
        assertThat(read(null))
                .extracting(PostgresEventStorageEngineTest::position)
                .containsExactly(1L, 2L);
    }

    @Test
    void text_of_any_script_is_stored() {
        String text = "Größe 5 µg – 心不全 \uD83D\uDC8A \\ \" {\n}";
        GenericDomainEventMessage<ContentSubmitted> event = new GenericDomainEventMessage<>(
                "content", "content:a", 0, payload("a"), Map.of("note", text), "event-1", NINE);
        assertThatCode(() -> append(List.of(event))).doesNotThrowAnyException();
        assertThat(read(null).getFirst().getMetaData()).isEqualTo(Map.of("note", text));
    }

    private void append(List<? extends DomainEventMessage<?>> events) {
        DATABASE.inTransaction(() -> engine.appendEvents(events));
    }

    private List<TrackedEventMessage<?>> read(@Nullable TrackingToken after) {
        try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(after, false)) {
            return events.<TrackedEventMessage<?>>map(event -> event).toList();
        }
    }

    private static long snapshots() {
        return DATABASE.jdbc()
                .sql("select count(*) from event_log.snapshot")
                .query(Long.class)
                .single();
    }

    private static void insertRaw(String name, int revision, String payload) {
        DATABASE.jdbc()
                .sql("""
                insert into event_log.event
                    (position, event_id, stream, sequence, stream_type, name, revision, recorded_at, payload, metadata)
                values (1, 'raw', 'raw', 0, 'raw', :name, :revision, '2026-03-10T09:00:00Z', cast(:payload as json),
                    '{"occurredAt":"2026-03-10T08:00:00Z"}')
                """)
                .param("name", name)
                .param("revision", revision)
                .param("payload", payload)
                .update();
    }

    private static List<DomainEventMessage<?>> events(String stream, int from, int to) {
        return IntStream.range(from, to)
                .<DomainEventMessage<?>>mapToObj(
                        sequence -> event(stream + "-" + sequence + "-" + to, stream, sequence))
                .toList();
    }

    private static DomainEventMessage<?> event(String id, String stream, long sequence) {
        return event(id, stream, sequence, NINE);
    }

    private static DomainEventMessage<?> eventAt(Instant recordedAt, long sequence) {
        return event("event-" + sequence, "content:a", sequence, recordedAt);
    }

    private static DomainEventMessage<?> event(String id, String stream, long sequence, Instant recordedAt) {
        return new GenericDomainEventMessage<>(
                "content",
                stream,
                sequence,
                payload("a"),
                Map.of("occurredAt", "2026-03-10T08:00:00Z"),
                id,
                recordedAt);
    }

    private static ContentSubmitted payload(String content) {
        return new ContentSubmitted(new ContentId(content), 1);
    }

    private static List<String> ids(List<? extends DomainEventMessage<?>> events) {
        return events.stream().map(Message::getIdentifier).toList();
    }

    private static List<Long> longs(int from, int to) {
        return IntStream.range(from, to).asLongStream().boxed().toList();
    }

    private static long position(TrackedEventMessage<?> event) {
        return position(event.trackingToken());
    }

    private static long position(@Nullable TrackingToken token) {
        return Optional.ofNullable(token)
                .map(TrackingToken::position)
                .map(OptionalLong::orElseThrow)
                .orElseThrow();
    }
}
