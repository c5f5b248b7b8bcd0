package io.rapport.infra.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rapport.command.dispatch.LogHead;
import io.rapport.command.engagement.RecordedIds;
import io.rapport.domain.audit.Hash;
import io.rapport.domain.audit.Leaf;
import io.rapport.domain.consent.ConsentRecordId;
import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.consent.Purpose;
import io.rapport.domain.content.ContentEvent.ContentSubmitted;
import io.rapport.domain.engagement.EngagementEvent.ContentDownloaded;
import io.rapport.domain.event.EventId;
import io.rapport.domain.event.EventType;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.HcpId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the log does, whichever home it has. A home may hold events of others, before and between those of a test, and
 * cannot be emptied: each test has streams of its own and reads from where the log ended when it began.
 */
@Timeout(60)
public abstract class EventLogContract {

    private static final Instant NINE = Instant.parse("2026-03-10T09:00:00.123Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String content = "c-" + UUID.randomUUID();
    private final String stream = "content:" + content;

    protected abstract EventStore log();

    protected abstract LogHead head();

    protected abstract RecordedIds recordedIds();

    protected abstract LeafLog leaves();

    /** Has the log read as by a process that did not append it. */
    protected void forgetWhatWasAppended() {}

    @Test
    void a_stream_is_read_as_it_was_written() {
        List<DomainEventMessage<?>> written = events(0, 8);
        log().publish(written);
        log().publish(event("content:other-" + content, 0));
        List<? extends DomainEventMessage<?>> read = read(stream, 0);
        assertThat(read).extracting(DomainEventMessage::getIdentifier).isEqualTo(ids(written));
        assertThat(read).extracting(DomainEventMessage::getSequenceNumber).isEqualTo(longs(0, 8));
        assertThat(read).allSatisfy(event -> {
            assertThat(event.getType()).isEqualTo("content");
            assertThat(event.getAggregateIdentifier()).isEqualTo(stream);
            assertThat(event.getPayload()).isEqualTo(new ContentSubmitted(new ContentId(content), 1));
            assertThat(event.getTimestamp()).isEqualTo(NINE);
        });
    }

    @Test
    void a_stream_is_read_from_a_sequence_on() {
        log().publish(events(0, 8));
        assertThat(read(stream, 5))
                .extracting(DomainEventMessage::getSequenceNumber)
                .containsExactly(5L, 6L, 7L);
        assertThat(read(stream, 8)).isEmpty();
    }

    @Test
    void a_stream_that_nobody_wrote_is_empty_and_has_no_last_sequence() {
        assertThat(log().readEvents(stream).hasNext()).isFalse();
        assertThat(log().lastSequenceNumberFor(stream)).isEmpty();
    }

    @Test
    void the_last_sequence_is_that_of_the_last_event() {
        log().publish(events(0, 5));
        assertThat(log().lastSequenceNumberFor(stream)).hasValue(4L);
    }

    @Test
    void a_stream_is_started_once() {
        log().publish(event(stream, 0));
        assertThatThrownBy(() -> log().publish(event(stream, 0))).isInstanceOf(AggregateStreamCreationException.class);
        assertThat(read(stream, 0)).hasSize(1);
    }

    @Test
    void a_sequence_is_taken_once() {
        log().publish(events(0, 3));
        assertThatThrownBy(() -> log().publish(event(stream, 2))).isInstanceOf(ConcurrencyException.class);
        assertThat(read(stream, 0)).hasSize(3);
    }

    @Test
    void an_action_is_known_by_its_id_and_recorded_once() {
        String id = UUID.randomUUID().toString();
        log().publish(action(id));
        assertThatThrownBy(() -> log().publish(action(id))).isInstanceOf(AggregateStreamCreationException.class);
        assertThat(recordedIds().existing(List.of(new EventId(id), new EventId("not-" + id))))
                .isEqualTo(Set.of(new EventId(id)));
    }

    @Test
    void nothing_is_known_of_no_ids() {
        assertThat(recordedIds().existing(List.of())).isEmpty();
    }

    @Test
    void events_of_several_streams_are_appended_together_or_not_at_all() {
        String taken = UUID.randomUUID().toString();
        log().publish(action(taken));
        List<EventMessage<?>> batch = new ArrayList<>(events(0, 3));
        batch.add(action(taken));
        assertThatThrownBy(() -> log().publish(batch)).isInstanceOf(RuntimeException.class);
        assertThat(read(stream, 0)).isEmpty();
        batch.removeLast();
        batch.add(action(UUID.randomUUID().toString()));
        log().publish(batch);
        assertThat(read(stream, 0)).hasSize(3);
    }

    @Test
    void what_a_unit_of_work_publishes_is_appended_when_it_commits() {
        long before = head().position();
        DefaultUnitOfWork.startAndGet(null).execute(() -> {
            log().publish(event(stream, 0));
            log().publish(event(stream, 1));
            assertThat(head().position()).isEqualTo(before);
        });
        assertThat(head().position()).isEqualTo(before + 2);
        assertThat(log().lastSequenceNumberFor(stream)).hasValue(1L);
    }

    @Test
    void what_a_failed_unit_of_work_published_is_not_there() {
        assertThatThrownBy(() -> DefaultUnitOfWork.startAndGet(null).execute(() -> {
                    log().publish(event(stream, 0));
                    throw new DeliberateFailure();
                }))
                .isInstanceOf(DeliberateFailure.class);
        assertThat(read(stream, 0)).isEmpty();
    }

    @Test
    void a_context_with_everything_comes_back_equal() {
        Map<Purpose, ConsentRecordId> consents = new TreeMap<>();
        consents.put(new Purpose("analytics"), new ConsentRecordId("r-1"));
        consents.put(new Purpose("personalisation"), new ConsentRecordId("r-2"));
        HcpId ada = new HcpId("ada");
        EventContext context = new EventContext(
                Instant.parse("2026-03-10T08:00:00.123456789Z"),
                ada,
                new Actor("portal"),
                ada,
                Channel.REP,
                "correlation-1",
                "cause-1",
                ConsentSnapshot.of(consents),
                true);
        assertThat(recorded(context)).isEqualTo(context);
    }

    @Test
    void a_context_with_next_to_nothing_comes_back_equal() {
        EventContext context = EventContext.anonymous(Instant.parse("2026-03-10T08:00:00Z"), Channel.WEB, false);
        assertThat(recorded(context)).isEqualTo(context);
    }

    /** Computed here of what was published: so either home gives the same leaf. */
    @Test
    void an_event_is_the_same_leaf_of_the_audit_tree_in_either_home() throws InterruptedException {
        long before = leaves().head();
        EventContext context = new EventContext(
                Instant.parse("2026-03-10T08:00:00.5Z"),
                new HcpId("hcp-1"),
                new Actor("portal-\u00e4"),
                null,
                Channel.APP,
                "correlation",
                null,
                ConsentSnapshot.of(new TreeMap<>(Map.of(
                        new Purpose("analytics"),
                        new ConsentRecordId("r1"),
                        new Purpose("personalisation"),
                        new ConsentRecordId("r2")))),
                true);
        DomainEventMessage<?> event = new GenericDomainEventMessage<>(
                "content",
                stream,
                0,
                submitted(),
                context.toMap(),
                UUID.randomUUID().toString(),
                NINE);
        log().publish(event);
        log().publish(event("content:other-" + content, 0));
        Hash expected = new Leaf(
                        event.getIdentifier(),
                        stream,
                        "content",
                        0,
                        "content.submitted",
                        1,
                        NINE,
                        EventSerializer.create()
                                .serialize(submitted(), byte[].class)
                                .getData(),
                        context.toMap())
                .hash();
        List<StoredLeaf> read = new ArrayList<>();
        leaves().read(before, leaves().head(), read::add);
        assertThat(read).extracting(StoredLeaf::position).isEqualTo(longs((int) before + 1, (int) leaves().head() + 1));
        assertThat(read)
                .filteredOn(leaf -> leaf.eventId().equals(event.getIdentifier()))
                .singleElement()
                .satisfies(leaf -> {
                    assertThat(leaf.hash()).isEqualTo(expected);
                    assertThat(leaf.recordedAt()).isEqualTo(NINE);
                });
    }

    private EventContext recorded(EventContext context) {
        TrackingToken before = log().createHeadToken();
        log().publish(new GenericDomainEventMessage<>(
                "content", stream, 0, submitted(), context.toMap(), "e-" + content, NINE));
        EventContext streamed = EventContext.from(read(stream, 0).getFirst().getMetaData());
        RecordedEvent tracked = RecordedEvents.of(follow(before, 1).getFirst()).orElseThrow();
        assertThat(tracked)
                .isEqualTo(new RecordedEvent(
                        new EventId("e-" + content),
                        new EventType("content.submitted", 1),
                        head().position(),
                        stream,
                        0,
                        NINE,
                        streamed,
                        submitted()));
        return streamed;
    }

    @Test
    void the_log_is_followed_from_a_token_in_order_and_without_a_gap() {
        TrackingToken before = log().createHeadToken();
        log().publish(events(0, 4));
        log().publish(event("content:other-" + content, 0));
        log().publish(events(4, 7));
        List<TrackedEventMessage<?>> read = follow(before, 8);
        assertThat(read)
                .extracting(event -> ((DomainEventMessage<?>) event).getSequenceNumber())
                .containsExactly(0L, 1L, 2L, 3L, 0L, 4L, 5L, 6L);
        long first = before.position().orElseThrow() + 1;
        assertThat(read).extracting(RecordedEvents::position).isEqualTo(longs(first, first + 8));
    }

    @Test
    void a_reader_that_has_caught_up_gets_what_comes() throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> arrivals = log().openStream(log().createHeadToken())) {
            assertThat(arrivals.hasNextAvailable()).isFalse();
            log().publish(event(stream, 0));
            assertThat(arrivals.hasNextAvailable(20, TimeUnit.SECONDS)).isTrue();
            assertThat(arrivals.peek())
                    .hasValueSatisfying(
                            next -> assertThat(RecordedEvents.position(next)).isEqualTo(head().position()));
            assertThat(RecordedEvents.position(arrivals.nextAvailable())).isEqualTo(head().position());
        }
    }

    @Test
    void the_head_is_the_position_of_the_last_event_and_the_tail_is_before_the_first() {
        log().publish(event(stream, 0));
        assertThat(log().createHeadToken().position()).hasValue(head().position());
        assertThat(log().createTailToken().position()).hasValue(0);
        assertThat(RecordedEvents.position(follow(log().createTailToken(), 1).getFirst()))
                .isEqualTo(1);
    }

    @Test
    void a_moment_is_before_the_first_event_that_was_recorded_from_then_on() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        log().publish(at(0, now));
        log().publish(at(1, now.plusMillis(10)));
        log().publish(at(2, now.plusMillis(20)));
        long last = head().position();
        assertThat(log().createTokenAt(now.plusMillis(10)).position()).hasValue(last - 2);
        assertThat(log().createTokenAt(now.plusMillis(11)).position()).hasValue(last - 1);
        assertThat(log().createTokenAt(now.plusSeconds(3_600)).position()).hasValue(last);
    }

    @Test
    void an_event_of_an_unknown_name_is_passed_without_being_a_recorded_event() {
        TrackingToken before = log().createHeadToken();
        log().publish(new EventOfTomorrow(event(stream, 0)));
        forgetWhatWasAppended();
        TrackedEventMessage<?> passed = follow(before, 1).getFirst();
        assertThat(passed.getPayload()).isInstanceOf(UnknownSerializedType.class);
        assertThat(RecordedEvents.of(passed)).isEmpty();
        assertThat(RecordedEvents.position(passed)).isEqualTo(head().position());
    }

    @Test
    void a_long_stream_is_read_in_full() {
        for (int from = 0; from < 2_000; from += 500) {
            log().publish(events(from, from + 500));
        }
        assertThat(read(stream, 0))
                .extracting(DomainEventMessage::getSequenceNumber)
                .isEqualTo(longs(0, 2_000));
    }

    @Test
    void of_many_that_append_the_same_sequence_one_succeeds() throws Exception {
        log().publish(event(stream, 0));
        List<Boolean> successes = concurrently(16, writer -> appended(event(stream, 1)));
        assertThat(successes).containsOnlyOnce(true);
        assertThat(read(stream, 0)).hasSize(2);
    }

    private boolean appended(DomainEventMessage<?> event) {
        try {
            log().publish(event);
            return true;
        } catch (ConcurrencyException e) {
            return false;
        }
    }

    @Test
    void streams_that_are_written_at_once_are_each_in_order_and_all_there() throws Exception {
        TrackingToken before = log().createHeadToken();
        int writers = 8;
        int each = 25;
        concurrently(writers, writer -> {
            for (int sequence = 0; sequence < each; sequence++) {
                log().publish(event(stream + "-" + writer, sequence));
            }
            return writer;
        });
        List<TrackedEventMessage<?>> read = follow(before, writers * each);
        Map<String, List<Long>> sequences = new TreeMap<>();
        read.forEach(event -> sequences
                .computeIfAbsent(((DomainEventMessage<?>) event).getAggregateIdentifier(), key -> new ArrayList<>())
                .add(((DomainEventMessage<?>) event).getSequenceNumber()));
        assertThat(sequences)
                .hasSize(writers)
                .allSatisfy((name, inOrder) -> assertThat(inOrder).isEqualTo(longs(0, each)));
        long first = before.position().orElseThrow() + 1;
        assertThat(read).extracting(RecordedEvents::position).isEqualTo(longs(first, first + (long) writers * each));
    }

    private static <T> List<T> concurrently(int times, Work<T> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = threads.invokeAll(IntStream.range(0, times)
                    .mapToObj(number -> (Callable<T>) () -> work.of(number))
                    .toList());
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T of(int number) throws Exception;
    }

    private List<? extends DomainEventMessage<?>> read(String stream, long from) {
        return log().readEvents(stream, from).asStream().toList();
    }

    /** The next events after the token. */
    final List<TrackedEventMessage<?>> follow(TrackingToken after, int count) {
        List<TrackedEventMessage<?>> read = Collections.synchronizedList(new ArrayList<>());
        try (BlockingStream<TrackedEventMessage<?>> tail = log().openStream(after)) {
            await().atMost(PATIENCE).until(() -> {
                while (read.size() < count && tail.hasNextAvailable(100, TimeUnit.MILLISECONDS)) {
                    read.add(tail.nextAvailable());
                }
                return read.size() == count;
            });
        }
        return List.copyOf(read);
    }

    private List<DomainEventMessage<?>> events(int from, int to) {
        return IntStream.range(from, to)
                .<DomainEventMessage<?>>mapToObj(sequence -> event(stream, sequence))
                .toList();
    }

    private DomainEventMessage<?> event(String stream, long sequence) {
        return event(stream, sequence, NINE);
    }

    private DomainEventMessage<?> at(long sequence, Instant recordedAt) {
        return event(stream, sequence, recordedAt);
    }

    private DomainEventMessage<?> event(String stream, long sequence, Instant recordedAt) {
        return new GenericDomainEventMessage<>(
                "content",
                stream,
                sequence,
                submitted(),
                EventContext.anonymous(Instant.EPOCH, Channel.WEB, false).toMap(),
                UUID.randomUUID().toString(),
                recordedAt);
    }

    private ContentSubmitted submitted() {
        return new ContentSubmitted(new ContentId(content), 1);
    }

    private DomainEventMessage<?> action(String id) {
        return new GenericDomainEventMessage<>(
                "engagement",
                id,
                0,
                new ContentDownloaded(new ContentId(content), null),
                EventContext.anonymous(Instant.EPOCH, Channel.WEB, false).toMap(),
                id,
                NINE);
    }

    private static final class DeliberateFailure extends RuntimeException {}

    /** Stored under a name that this code does not know. */
    private static final class EventOfTomorrow extends GenericDomainEventMessage<Object> {

        EventOfTomorrow(DomainEventMessage<?> event) {
            super(
                    event.getType(),
                    event.getAggregateIdentifier(),
                    event.getSequenceNumber(),
                    event.getPayload(),
                    event.getMetaData());
        }

        @Override
        public <T> SerializedObject<T> serializePayload(Serializer serializer, Class<T> representation) {
            return serializer
                    .getConverter()
                    .convert(
                            new SimpleSerializedObject<>("{}", String.class, "content.of-tomorrow", "1"),
                            representation);
        }
    }

    private static List<String> ids(List<DomainEventMessage<?>> events) {
        return events.stream().<String>map(EventMessage::getIdentifier).toList();
    }

    private static List<Long> longs(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }
}
