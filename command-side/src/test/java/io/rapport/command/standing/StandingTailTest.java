package io.rapport.command.standing;

import static io.rapport.command.Examples.ADA;
import static io.rapport.command.Examples.GRANTED;
import static io.rapport.command.Examples.REGISTERED;
import static io.rapport.command.Examples.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.command.Examples;
import io.rapport.command.LoggedEvents;
import io.rapport.domain.hcp.HcpState;
import io.rapport.domain.shared.HcpId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StandingTailTest {

    /** Positions of the log start at 1. */
    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine(1))
            .build();

    private final LoggedEvents logged = new LoggedEvents();
    private final Standings standings = new Standings();
    private final StandingTail tail = new StandingTail(store, standings);

    @AfterEach
    void close() {
        tail.stop();
        store.shutDown();
    }

    @Test
    void an_empty_log_is_read_at_once() {
        tail.start();

        assertThat(tail.isRunning()).isTrue();
    }

    @Test
    void what_was_awaited_is_in_force() {
        tail.start();
        publish(REGISTERED);

        tail.await(1);

        assertThat(standings.hcp(ADA).isActive()).isTrue();
    }

    @Test
    void who_waits_for_an_event_that_is_yet_to_come_sees_its_effect() {
        tail.start();
        CompletableFuture<HcpState> seen = CompletableFuture.supplyAsync(() -> {
            tail.await(1);
            return standings.hcp(ADA);
        });

        publish(REGISTERED);

        assertThat(seen.join().isActive()).isTrue();
    }

    @Test
    void events_of_other_features_advance_the_position_too() {
        tail.start();
        publish("an event of a feature of tomorrow", REGISTERED);

        tail.await(2);

        assertThat(standings.hcp(ADA).isActive()).isTrue();
    }

    @Test
    void a_process_that_starts_reads_the_whole_log_before_it_is_started() {
        List<HcpId> hcps = IntStream.rangeClosed(1, 500)
                .mapToObj(i -> new HcpId("hcp-" + i))
                .toList();
        publish(hcps.stream().map(Examples::registered).toArray());

        tail.start();

        assertThat(hcps).allMatch(hcp -> standings.hcp(hcp).isActive());
    }

    @Test
    void a_tail_that_was_stopped_goes_on_where_it_stopped() {
        publish(GRANTED);
        tail.start();
        tail.stop();
        publish(WITHDRAWN);

        tail.start();

        assertThat(standings.consents(ADA).history().decisions()).containsExactly(GRANTED, WITHDRAWN);
    }

    @Test
    void every_tail_that_is_started_runs() {
        List<Standings> all = Stream.generate(Standings::new).limit(200).toList();
        List<StandingTail> tails =
                all.stream().map(each -> new StandingTail(store, each)).toList();
        tails.forEach(StandingTail::start);
        publish(REGISTERED);

        tails.forEach(each -> each.await(1));
        tails.forEach(StandingTail::stop);

        assertThat(all).allMatch(each -> each.hcp(ADA).isActive());
    }

    @Test
    void a_tail_that_is_stopped_does_not_run() {
        tail.start();

        tail.stop();

        assertThat(tail.isRunning()).isFalse();
    }

    @Test
    void a_log_that_cannot_be_read_is_tried_again() {
        publish(REGISTERED);
        StandingTail retrying = new StandingTail(new FailingOnce(store), standings);

        retrying.start();
        retrying.stop();

        assertThat(standings.hcp(ADA).isActive()).isTrue();
    }

    private void publish(Object... events) {
        store.publish(List.of(events).stream().map(logged::next).toList());
    }

    /** A log that is out of reach the first time that somebody reads it. */
    private static final class FailingOnce implements StreamableMessageSource<TrackedEventMessage<?>> {

        private final StreamableMessageSource<TrackedEventMessage<?>> log;
        private final AtomicInteger attempts = new AtomicInteger();

        private FailingOnce(StreamableMessageSource<TrackedEventMessage<?>> log) {
            this.log = log;
        }

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("out of reach");
            }
            return log.openStream(token);
        }

        @Override
        public TrackingToken createTailToken() {
            return log.createTailToken();
        }

        @Override
        public TrackingToken createHeadToken() {
            return log.createHeadToken();
        }
    }
}
