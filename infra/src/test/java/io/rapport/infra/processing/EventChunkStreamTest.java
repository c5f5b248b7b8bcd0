package io.rapport.infra.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

class EventChunkStreamTest {

    private static final int CHUNK = 500;
    private static final int CHUNKS = 8;

    private final FixedStream events = new FixedStream();
    private final EventChunkStream chunks = new EventChunkStream(events);

    @Test
    void what_is_available_is_one_message_with_the_token_of_its_last_event() throws InterruptedException {
        events.add(1, 3);
        TrackedEventMessage<?> message = chunks.nextAvailable();
        assertThat(message.trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(3));
        assertThat(positions(message)).containsExactly(1L, 2L, 3L);
        assertThat(chunks.hasNextAvailable()).isFalse();
    }

    @Test
    void what_was_peeked_at_comes_next() throws InterruptedException {
        events.add(1, 2);
        Optional<TrackedEventMessage<?>> peeked = chunks.peek();
        events.add(3, 3);
        assertThat(chunks.nextAvailable()).isSameAs(peeked.orElseThrow());
        assertThat(positions(chunks.nextAvailable())).containsExactly(3L);
        assertThat(chunks.peek()).isEmpty();
    }

    @Test
    void a_chunk_ends_at_its_bound() throws InterruptedException {
        events.add(1, CHUNK + 1);
        assertThat(positions(chunks.nextAvailable())).hasSize(CHUNK);
        assertThat(positions(chunks.nextAvailable())).containsExactly(CHUNK + 1L);
    }

    @Test
    void events_of_one_token_stay_together() throws InterruptedException {
        events.add(1, CHUNK);
        events.add(CHUNK, CHUNK);
        events.add(CHUNK + 1, CHUNK + 1);
        assertThat(positions(chunks.nextAvailable())).hasSize(CHUNK + 1).endsWith((long) CHUNK, (long) CHUNK);
        assertThat(positions(chunks.nextAvailable())).containsExactly(CHUNK + 1L);
    }

    @Test
    void no_more_comes_while_too_much_is_unhandled() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        chunks.setOnAvailableCallback(calls::incrementAndGet);
        events.add(1, CHUNK * (CHUNKS + 1));
        EventChunk first = (EventChunk) chunks.nextAvailable().getPayload();
        for (int i = 1; i < CHUNKS; i++) {
            assertThat(positions(chunks.nextAvailable())).hasSize(CHUNK);
        }
        assertThat(chunks.hasNextAvailable()).isFalse();
        assertThat(chunks.peek()).isEmpty();
        first.handled().run();
        assertThat(calls).hasValue(1);
        assertThat(chunks.hasNextAvailable()).isTrue();
        assertThat(positions(chunks.nextAvailable())).hasSize(CHUNK);
    }

    private static List<Long> positions(TrackedEventMessage<?> message) {
        return ((EventChunk) message.getPayload())
                .events().stream()
                        .map(event -> event.trackingToken().position().orElseThrow())
                        .toList();
    }

    private static final class FixedStream implements BlockingStream<TrackedEventMessage<?>> {

        private final Deque<TrackedEventMessage<?>> events = new ArrayDeque<>();

        void add(long from, long to) {
            for (long position = from; position <= to; position++) {
                events.add(new GenericTrackedEventMessage<>(
                        new GlobalSequenceTrackingToken(position), new GenericEventMessage<>("event")));
            }
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.ofNullable(events.peek());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return !events.isEmpty();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return events.remove();
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            return true;
        }

        @Override
        public void close() {
            events.clear();
        }
    }
}
