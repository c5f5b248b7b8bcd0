package io.rapport.infra.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.processing.Faulty.Mistake;
import io.rapport.infra.testing.TestDatabase;
import io.rapport.projection.VersionedProjection;
import io.rapport.projection.engagement.ActivityProjection;
import io.rapport.projection.engagement.TimelineProjection;
import io.rapport.projection.hcp.HcpProfileProjection;
import io.rapport.projection.hcp.HcpProfileRow;
import io.rapport.projection.table.RowChange;
import io.rapport.projection.table.RowChange.Put;
import io.rapport.projection.table.RowChange.Update;
import io.rapport.projection.table.SlotState.Stage;
import io.rapport.projection.table.Table;
import io.rapport.projection.table.TableSlot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.BadSqlGrammarException;

/** What is parked of a live projection, and what goes on. */
class ParkingWriterTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final HcpProfileProjection PROFILES = new HcpProfileProjection();
    private static final TimelineProjection TIMELINE = new TimelineProjection();

    private final TestLog log = new TestLog(DATABASE);
    private final Faulty faulty = new Faulty(PROFILES);
    private final LivingProjection profiles = LivingProjection.of(DATABASE, faulty);

    @BeforeEach
    void empty() {
        LivingProjection.empty(DATABASE);
    }

    @Test
    void an_event_that_a_projection_fails_on_is_parked_with_the_later_ones_of_its_hcp_and_nobody_elses() {
        log.register("ada");
        log.register("ben");
        long failing = log.move("ada", "FR");
        log.move("ben", "US");
        long second = log.move("ada", "AT");
        faulty.failingAt(failing);
        profiles.take(log.after(0));
        long third = log.move("ada", "CH");
        log.move("ben", "BR");
        profiles.take(log.after(second));

        assertThat(profiles.parked("ada")).containsExactly(failing, second, third);
        assertThat(profiles.parked("ben")).isEmpty();
        assertThat(countries()).containsExactly("ada DE", "ben BR");
        assertThat(profiles.progress(TableSlot.BLUE)).isEqualTo(log.head());
    }

    @Test
    void what_is_parked_tells_which_event_it_was_and_why_but_nothing_of_what_is_in_it() {
        log.register("ada");
        long failing = log.move("ada", "FR");
        faulty.failingAt(failing);
        profiles.take(log.after(0));

        DeadLetter letter = profiles.first().getFirst();
        assertThat(letter.sequence()).isEqualTo("ada");
        assertThat(letter.position()).isEqualTo(failing);
        assertThat(letter.eventId()).isEqualTo("id-" + failing);
        assertThat(letter.event()).isEqualTo("hcp.country-changed");
        assertThat(letter.cause()).startsWith("Faulty$Mistake at Faulty.java:");
        assertThat(letter.version()).isEqualTo(PROFILES.version());
        assertThat(letter.attempts()).isEqualTo(1);
        assertThat(letter.parkedAt()).isEqualTo(LivingProjection.NOW);
        assertThat(letter.triedAt()).isEqualTo(LivingProjection.NOW);
    }

    static Stream<Named<HcpProfileRow>> refused() {
        return Stream.of(
                Named.of("a NUL character", row("D\0", LocalDate.EPOCH)),
                Named.of("a date beyond the range", row("DE", LocalDate.of(6_000_000, 1, 1))));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void an_event_whose_values_a_table_refuses_is_parked(HcpProfileRow row) {
        log.register("ada");
        long failing = log.register("cleo");
        log.register("ben");
        faulty.answering(event -> event.position() == failing ? List.of(put(row)) : PROFILES.project(event));
        profiles.take(log.after(0));

        assertThat(profiles.parked("cleo")).containsExactly(failing);
        assertThat(countries()).containsExactly("ada DE", "ben DE");
    }

    @Test
    void an_event_that_cannot_be_read_is_parked_in_the_order_of_its_hcps_events() {
        log.register("ada");
        log.register("ben");
        long unreadable = log.move("ada", "FR");
        long behind = log.move("ada", "AT");
        log.move("ben", "US");
        log.spoil(unreadable);
        profiles.take(log.after(0));

        assertThat(profiles.parked("ada")).containsExactly(unreadable, behind);
        assertThat(profiles.first()).extracting(DeadLetter::event).containsExactly("hcp.country-changed");
        assertThat(countries()).containsExactly("ada DE", "ben US");
    }

    @Test
    void an_unreadable_event_among_failing_ones_of_the_same_hcp_keeps_their_order() {
        long failing = log.register("ada");
        long second = log.move("ada", "FR");
        long unreadable = log.move("ada", "AT");
        long last = log.move("ada", "CH");
        log.spoil(unreadable);
        faulty.failingAt(failing);
        profiles.take(log.after(0));

        assertThat(profiles.parked("ada")).containsExactly(failing, second, unreadable, last);
    }

    @Test
    void a_batch_that_comes_again_parks_nothing_twice_and_writes_nothing_twice() {
        Faulty faultyActivity = new Faulty(new ActivityProjection());
        LivingProjection activity = LivingProjection.of(DATABASE, faultyActivity);
        log.consent("ada");
        long failing = log.view("ada");
        log.view("ada");
        log.view("ben");
        faultyActivity.failingAt(failing);
        activity.take(log.after(0));
        List<Long> parked = activity.parked("ada");
        var rows = activity.rows(TableSlot.BLUE);
        activity.take(log.after(0));
        activity.take(log.between(0, 2));

        assertThat(activity.parked("ada")).isEqualTo(parked).hasSize(2);
        assertThat(activity.rows(TableSlot.BLUE)).isEqualTo(rows);
    }

    @Test
    void a_batch_that_comes_again_after_a_retry_parks_nothing_again() {
        log.register("ada");
        long failing = log.move("ada", "FR");
        log.move("ada", "AT");
        faulty.failingAt(failing);
        profiles.take(log.after(0));
        faulty.mend();
        profiles.retry(log, 10).retry(profiles.projection(), TableSlot.BLUE, "ada");
        faulty.failingAt(failing);
        profiles.take(log.after(0));

        assertThat(profiles.parked("ada")).isEmpty();
        assertThat(countries()).containsExactly("ada AT");
    }

    @Test
    void three_failing_hcps_are_found_among_five_hundred_in_few_attempts() {
        IntStream.range(0, 500).forEach(i -> log.register("hcp-" + i));
        List<Long> failing = List.of(1L, 251L, 500L);
        AtomicInteger asked = new AtomicInteger();
        faulty.answering(event -> {
            asked.incrementAndGet();
            if (failing.contains(event.position())) {
                throw new Mistake();
            }
            return PROFILES.project(event);
        });
        profiles.take(log.after(0));

        assertThat(profiles.first()).extracting(DeadLetter::position).isEqualTo(failing);
        assertThat(countries()).hasSize(497);
        assertThat(asked.get()).isLessThan(500 * 12);
    }

    @Test
    void what_an_upcaster_made_of_one_event_is_parked_as_a_whole() {
        long first = log.register("ada");
        log.register("ben");
        LogBatch read = log.after(0);
        RecordedEvent ada = read.events().getFirst();
        RecordedEvent ben = read.events().getLast();
        faulty.answering(event -> {
            if (event.stream().equals("twin")) {
                throw new Mistake();
            }
            return PROFILES.project(event);
        });
        profiles.take(new LogBatch(List.of(ada, twin(ada), ben), read.readTo()));

        assertThat(profiles.parked("ada")).containsExactly(first);
        assertThat(countries()).containsExactly("ben DE");
    }

    @Test
    void a_table_that_is_gone_is_no_events_fault() {
        log.register("ada");
        DATABASE.template().execute("alter table read_model_blue.hcp_profile rename to elsewhere");
        try {
            assertThatExceptionOfType(BadSqlGrammarException.class).isThrownBy(() -> profiles.take(log.after(0)));
            assertNothingHappened();
        } finally {
            DATABASE.template().execute("alter table read_model_blue.elsewhere rename to hcp_profile");
        }
        profiles.take(log.after(0));
        assertThat(countries()).containsExactly("ada DE");
    }

    @Test
    void a_database_that_is_away_is_no_events_fault() {
        log.register("ada");
        faulty.answering(event -> {
            throw new DataAccessResourceFailureException("away");
        });
        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> profiles.take(log.after(0)));
        assertNothingHappened();
    }

    private void assertNothingHappened() {
        assertThat(profiles.first()).isEmpty();
        assertThat(profiles.slots.find(PROFILES.name(), TableSlot.BLUE)).isEmpty();
    }

    @Test
    void one_sequence_more_than_the_limit_stops_the_projection_before_it() {
        IntStream.range(0, LivingProjection.LIMIT).forEach(i -> log.register("hcp-" + i));
        faulty.answering(event -> {
            throw new Mistake();
        });
        profiles.take(log.after(0));
        long full = log.head();
        long again = log.move("hcp-1", "FR");
        profiles.take(log.after(full));
        long beyond = log.register("ada");

        assertThatExceptionOfType(DeadLetterLimit.class)
                .isThrownBy(() -> profiles.take(log.after(again)))
                .satisfies(limit -> {
                    assertThat(limit.position()).isEqualTo(beyond);
                    assertThat(limit.event()).isEqualTo("hcp.registered");
                    assertThat(limit.reason()).startsWith("Faulty$Mistake");
                });
        assertThat(profiles.first()).hasSize(LivingProjection.LIMIT);
        assertThat(profiles.progress(TableSlot.BLUE)).isEqualTo(again);
        faulty.mend();
        profiles.take(log.after(again));
        assertThat(countries()).containsExactly("ada DE");
    }

    @Test
    void an_unreadable_event_beyond_the_limit_stops_the_projection_too() {
        IntStream.rangeClosed(0, LivingProjection.LIMIT)
                .mapToLong(i -> log.register("hcp-" + i))
                .forEach(log::spoil);

        assertThatExceptionOfType(DeadLetterLimit.class)
                .isThrownBy(() -> profiles.take(log.after(0)))
                .satisfies(limit -> assertThat(limit.position()).isEqualTo(log.head()));
    }

    @Test
    void a_withdrawal_that_is_parked_takes_the_engagement_away_at_once() {
        Faulty timeline = new Faulty(TIMELINE);
        LivingProjection timelines = LivingProjection.of(DATABASE, timeline);
        log.consent("ada");
        log.view("ada");
        timelines.take(log.after(0));
        assertThat(timelineOf("ada")).contains("engagement.content-viewed");
        long failing = log.register("ada");
        timeline.failingAt(failing);
        timelines.take(log.after(failing - 1));
        long withdrawal = log.withdraw("ada");
        timelines.take(log.after(failing));

        assertThat(timelines.parked("ada")).containsExactly(failing, withdrawal);
        assertThat(timelineOf("ada")).containsExactly("consent.granted");
    }

    @Test
    void a_withdrawal_that_is_parked_in_the_batch_of_what_it_takes_away_leaves_none_of_it() {
        LivingProjection timelines = LivingProjection.of(DATABASE, TIMELINE);
        log.consent("ada");
        log.view("ada");
        long unreadable = log.register("ada");
        log.withdraw("ada");
        log.spoil(unreadable);
        timelines.take(log.after(0));

        assertThat(timelineOf("ada")).containsExactly("consent.granted");
    }

    @Test
    void a_withdrawal_whose_own_row_is_refused_takes_the_engagement_away_at_once() {
        Faulty timeline = new Faulty(TIMELINE);
        LivingProjection timelines = LivingProjection.of(DATABASE, timeline);
        log.consent("ada");
        log.view("ada");
        long withdrawal = log.withdraw("ada");
        Table<?> table = TIMELINE.tables().getFirst();
        RowChange refused = new Update(table, table.key("ada", withdrawal), Map.of("event", "\0"));
        timeline.answering(event -> {
            List<RowChange> changes = new ArrayList<>(TIMELINE.project(event));
            if (event.position() == withdrawal) {
                changes.add(refused);
            }
            return changes;
        });
        timelines.take(log.after(0));

        assertThat(timelines.parked("ada")).containsExactly(withdrawal);
        assertThat(timelineOf("ada")).containsExactly("consent.granted");
    }

    @Test
    void a_slot_that_is_not_live_breaks_at_its_limit_while_the_live_one_goes_on() {
        Faulty next = new Faulty(PROFILES, PROFILES.version() + 1);
        LivingProjection both = new LivingProjection(DATABASE, new VersionedProjection(List.of(PROFILES, next)));
        both.slots.begin(PROFILES, TableSlot.BLUE, Stage.STANDING);
        both.slots.begin(next, TableSlot.GREEN, Stage.STANDING);
        next.answering(event -> {
            throw new Mistake();
        });
        IntStream.range(0, LivingProjection.LIMIT).forEach(i -> log.register("hcp-" + i));
        both.take(log.after(0));
        assertThat(both.letters().count(both.key(TableSlot.GREEN))).isEqualTo(LivingProjection.LIMIT);
        assertThat(both.progress(TableSlot.GREEN)).isEqualTo(log.head());
        long beyond = log.register("ada");
        both.take(log.after(beyond - 1));
        log.register("ben");
        both.take(log.after(beyond));

        assertThat(both.slots
                        .find(PROFILES.name(), TableSlot.GREEN)
                        .orElseThrow()
                        .stage())
                .isEqualTo(Stage.BROKEN);
        assertThat(both.progress(TableSlot.BLUE)).isEqualTo(log.head());
        assertThat(countries()).hasSize((int) log.head());
        assertThat(both.first()).isEmpty();
    }

    @Test
    void two_slots_park_for_themselves() {
        Faulty next = new Faulty(PROFILES, PROFILES.version() + 1);
        LivingProjection both = new LivingProjection(DATABASE, new VersionedProjection(List.of(PROFILES, next)));
        both.slots.begin(PROFILES, TableSlot.BLUE, Stage.STANDING);
        both.slots.begin(next, TableSlot.GREEN, Stage.STANDING);
        log.register("ada");
        long failing = log.move("ada", "FR");
        next.failingAt(failing);
        both.take(log.after(0));

        assertThat(both.letters().positions(both.key(TableSlot.GREEN), "ada", 9))
                .containsExactly(failing);
        assertThat(both.letters().areIn(both.key(TableSlot.BLUE))).isFalse();
    }

    @Test
    void after_a_failure_that_is_no_events_fault_a_batch_can_come_again() {
        log.register("ada");
        long failing = log.move("ada", "FR");
        log.register("ben");
        AtomicInteger failures = new AtomicInteger();
        faulty.answering(event -> {
            if (event.position() == failing && failures.getAndIncrement() < 2) {
                throw failures.get() == 1 ? new Mistake() : new DataAccessResourceFailureException("away");
            }
            return PROFILES.project(event);
        });
        assertThatThrownBy(() -> profiles.take(log.after(0))).isInstanceOf(DataAccessResourceFailureException.class);
        profiles.take(log.after(0));

        assertThat(profiles.first()).isEmpty();
        assertThat(countries()).containsExactly("ada FR", "ben DE");
    }

    @SuppressWarnings("unchecked") // the projection's only table
    private static RowChange put(HcpProfileRow row) {
        return new Put<>((Table<HcpProfileRow>) PROFILES.tables().getFirst(), row);
    }

    private static HcpProfileRow row(String country, LocalDate licenceExpiresOn) {
        return new HcpProfileRow(
                "cleo",
                "QQ",
                "QQ",
                null,
                null,
                null,
                "cardiology",
                "physician",
                country,
                "de",
                List.of(),
                null,
                null,
                licenceExpiresOn,
                true,
                LivingProjection.NOW,
                LivingProjection.NOW,
                List.of(),
                null);
    }

    private static RecordedEvent twin(RecordedEvent event) {
        return new RecordedEvent(
                event.id(),
                event.type(),
                event.position(),
                "twin",
                event.sequence(),
                event.recordedAt(),
                event.context(),
                event.event());
    }

    private static List<String> countries() {
        return DATABASE.jdbc()
                .sql("select hcp_id || ' ' || country from read_model_blue.hcp_profile order by 1")
                .query(String.class)
                .list();
    }

    private static List<String> timelineOf(String hcp) {
        return DATABASE.jdbc()
                .sql("select event from read_model_blue.hcp_timeline where hcp_id = ? order by position")
                .param(hcp)
                .query(String.class)
                .list();
    }
}
