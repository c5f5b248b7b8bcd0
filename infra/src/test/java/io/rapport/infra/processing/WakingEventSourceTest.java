package io.rapport.infra.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WakingEventSourceTest {

    private final Store store = new Store();
    private final WakingEventSource source = new WakingEventSource(store);

    @AfterEach
    void stop() {
        source.stop();
    }

    @Test
    void who_was_woken_finds_what_arrived_even_where_its_own_stream_is_behind() throws Exception {
        BlockingStream<TrackedEventMessage<?>> reading = source.openStream(new GlobalSequenceTrackingToken(0));
        Stream behind = store.opened.getFirst();
        Semaphore woken = new Semaphore(0);
        assertThat(reading.setOnAvailableCallback(woken::release)).isTrue();
        assertThat(reading.hasNextAvailable()).isFalse();
        source.start();
        store.watched.join().events.add(event(1));
        int byOpeningAndByTheEvent = 2;
        woken.acquire(byOpeningAndByTheEvent);
        CompletableFuture<Boolean> found = CompletableFuture.supplyAsync(reading::hasNextAvailable);
        behind.events.add(event(1));
        assertThat(found.join()).isTrue();
        assertThat(reading.nextAvailable().trackingToken().position()).hasValue(1);
    }

    @Test
    void who_is_prompt_is_told_more_often_than_who_gathers() {
        AtomicInteger gathering = countWakings(source);
        AtomicInteger prompt = countWakings(source.prompt());
        source.start();
        Stream watched = store.watched.join();
        AtomicLong position = new AtomicLong();
        await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(25))
                .until(() -> {
                    watched.events.add(event(position.incrementAndGet()));
                    return prompt.get() > gathering.get() + 3;
                });
    }

    @Test
    void who_gathers_is_told_of_the_last_event_too() {
        AtomicInteger gathering = countWakings(source);
        source.start();
        Stream watched = store.watched.join();
        watched.events.add(event(1));
        int byOpeningAndByTheEvent = 2;
        await().until(gathering::get, woken -> woken == byOpeningAndByTheEvent);
        watched.events.add(event(2));
        await().until(gathering::get, woken -> woken == byOpeningAndByTheEvent + 1);
    }

    private static AtomicInteger countWakings(StreamableMessageSource<TrackedEventMessage<?>> source) {
        AtomicInteger wakings = new AtomicInteger();
        source.openStream(new GlobalSequenceTrackingToken(0)).setOnAvailableCallback(wakings::incrementAndGet);
        return wakings;
    }

    private static TrackedEventMessage<?> event(long position) {
        return new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(position), GenericEventMessage.asEventMessage("an event"));
    }

    /** Streams that get events each by itself, as those of a server do. */
    private static final class Store implements StreamableMessageSource<TrackedEventMessage<?>> {

        private final List<Stream> opened = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Stream> watched = new CompletableFuture<>();
        private volatile boolean watcherBegins;

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
            Stream stream = new Stream();
            opened.add(stream);
            if (watcherBegins) {
                watched.complete(stream);
            }
            return stream;
        }

        @Override
        public TrackingToken createTailToken() {
            return new GlobalSequenceTrackingToken(0);
        }

        @Override
        public TrackingToken createHeadToken() {
            watcherBegins = true;
            return new GlobalSequenceTrackingToken(0);
        }
    }

    private static final class Stream implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingQueue<TrackedEventMessage<?>> events = new LinkedBlockingQueue<>();
        private @Nullable TrackedEventMessage<?> next;

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.ofNullable(next);
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (next == null) {
                next = events.poll(timeout, unit);
            }
            return next != null;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            TrackedEventMessage<?> taken = next == null ? events.take() : next;
            next = null;
            return taken;
        }

        @Override
        public void close() {}
    }
}
