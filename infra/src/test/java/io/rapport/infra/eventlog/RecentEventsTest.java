package io.rapport.infra.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

@Timeout(30)
class RecentEventsTest {

    private final RecentEvents recent = new RecentEvents();
    private final LogStream reader = reader();

    @Test
    void what_is_committed_next_is_there_at_its_position() {
        recent.beginAfter(10);
        recent.committed(List.of(event(), event()), 12);
        assertThat(positionsAfter(10)).containsExactly(11L, 12L);
    }

    @Test
    void what_is_committed_after_a_gap_waits_until_the_gap_was_read() {
        recent.committed(List.of(event()), 3);
        assertThat(positionsAfter(0)).isEmpty();
        recent.read(List.of(read(1), read(2), read(3)));
        assertThat(positionsAfter(0)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_gap_has_the_log_read_at_once() throws InterruptedException {
        recent.committed(List.of(event()), 3);
        recent.awaitMissing(Long.MAX_VALUE);
    }

    @Test
    void who_says_that_something_is_missing_has_the_log_read_at_once() throws InterruptedException {
        recent.look();
        recent.awaitMissing(Long.MAX_VALUE);
    }

    @Test
    void what_is_there_already_is_not_added_again() {
        recent.committed(List.of(event(), event()), 2);
        recent.read(List.of(read(1), read(2), read(3)));
        assertThat(positionsAfter(0)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void two_events_that_an_upcaster_made_of_one_are_both_there() {
        recent.read(List.of(read(1), read(2), read(2)));
        assertThat(positionsAfter(1)).containsExactly(2L, 2L);
    }

    @Test
    void what_follows_on_events_that_an_upcaster_dropped_is_there_at_once() {
        recent.read(List.of(read(1)));
        recent.reached(3);
        recent.committed(List.of(event()), 4);
        assertThat(positionsAfter(0)).containsExactly(1L, 4L);
    }

    @Test
    void what_was_before_it_began_is_not_there() {
        recent.beginAfter(10);
        assertThat(recent.after(9, reader)).isEmpty();
    }

    @Test
    void the_oldest_make_room_for_the_newest() {
        recent.read(LongStream.rangeClosed(1, RecentEvents.SIZE + 2)
                .mapToObj(RecentEventsTest::read)
                .toList());
        assertThat(recent.after(1, reader)).isEmpty();
        assertThat(positionsAfter(2)).hasSize(RecentEvents.SIZE).startsWith(3L);
    }

    @Test
    void what_all_readers_have_passed_is_let_go() {
        LogStream slower = reader();
        recent.read(List.of(read(1), read(2), read(3)));
        assertThat(recent.after(1, slower)).isPresent();
        assertThat(recent.after(2, reader)).isPresent();
        assertThat(recent.after(0, slower)).isEmpty();
        assertThat(recent.after(1, slower)).isPresent();
    }

    @Test
    void a_reader_that_left_holds_nothing() {
        LogStream gone = reader();
        recent.read(List.of(read(1), read(2), read(3)));
        assertThat(recent.after(0, gone)).isPresent();
        gone.close();
        assertThat(recent.after(2, reader)).isPresent();
        assertThat(recent.after(1, reader())).isEmpty();
    }

    @Test
    void who_waits_is_woken() throws Exception {
        CompletableFuture<Long> left = CompletableFuture.supplyAsync(() -> {
            try {
                return recent.awaitAfter(0, TimeUnit.MINUTES.toNanos(1));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        recent.committed(List.of(event()), 1);
        assertThat(left.get()).isPositive();
    }

    private List<Long> positionsAfter(long position) {
        return recent.after(position, reader).orElseThrow().stream()
                .map(RecordedEvents::position)
                .toList();
    }

    private LogStream reader() {
        PostgresEventStorageEngine unused = PostgresEventStorageEngine.create(
                new JdbcTemplate(),
                new EventLogWriter(new PGSimpleDataSource()),
                EventSerializer.create(),
                EventLogConfiguration.upcasters(),
                1);
        return new LogStream(unused, recent, 0);
    }

    private static DomainEventMessage<?> event() {
        return new GenericDomainEventMessage<>("test", "stream", 0, "an event");
    }

    private static TrackedEventMessage<?> read(long position) {
        return new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(position), event());
    }
}
