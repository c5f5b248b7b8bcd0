package io.rapport.infra.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.replay.DeadLetterSequence;
import io.rapport.domain.replay.ProjectionName;
import io.rapport.domain.replay.ReplayEvent.DeadLetterDiscarded;
import io.rapport.domain.replay.Slot;
import io.rapport.domain.shared.FreeText;
import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.processing.DeadLetterRetry.Retried;
import io.rapport.infra.testing.TestDatabase;
import io.rapport.projection.ProjectionCatalogue;
import io.rapport.projection.engagement.ActivityProjection;
import io.rapport.projection.engagement.TimelineProjection;
import io.rapport.projection.hcp.HcpProfileProjection;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.SlotGone;
import io.rapport.projection.table.TableSlot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** What becomes of parked events when they are tried again or given up. */
class DeadLetterRetryTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final Projection PROFILES = new HcpProfileProjection();
    private static final Projection ACTIVITY = new ActivityProjection();
    private static final List<Projection> PROJECTIONS = List.of(PROFILES, new TimelineProjection(), ACTIVITY);
    private static final int RUN = 3;

    private final TestLog log = new TestLog(DATABASE);
    private final Faulty faulty = new Faulty(PROFILES);
    private final LivingProjection profiles = LivingProjection.of(DATABASE, faulty);
    private final DeadLetterRetry retry = profiles.retry(log, RUN);

    @BeforeEach
    void empty() {
        LivingProjection.empty(DATABASE);
    }

    @Test
    void after_the_fix_all_that_was_parked_is_taken_in_its_order_however_much_it_is() {
        long failing = log.register("ada");
        for (int i = 0; i < 3 * RUN; i++) {
            log.move("ada", i % 2 == 0 ? "FR" : "AT");
        }
        faulty.failingAt(failing);
        profiles.take(log.after(0));
        faulty.mend();

        Retried retried = retry("ada");
        assertThat(retried.taken()).isEqualTo(log.head());
        assertThat(retried.parked()).isZero();
        assertThat(retried.stoppedBy()).isNull();
        assertThat(profiles.first()).isEmpty();
        assertAsIfNothingHadHappened();
    }

    @Test
    void an_event_that_fails_again_keeps_its_place_and_its_attempts_are_counted() {
        long failing = log.register("ada");
        long behind = log.move("ada", "FR");
        faulty.failingAt(failing);
        profiles.take(log.after(0));

        Retried retried = retry("ada");
        retry("ada");
        assertThat(retried.taken()).isZero();
        assertThat(retried.parked()).isEqualTo(2);
        assertThat(profiles.parked("ada")).containsExactly(failing, behind);
        assertThat(profiles.first().getFirst().attempts()).isEqualTo(3);
        faulty.mend();
        retry("ada");
        assertAsIfNothingHadHappened();
    }

    @Test
    void a_retry_goes_as_far_as_the_next_event_that_cannot_be_taken() {
        long first = log.register("ada");
        log.move("ada", "FR");
        long next = log.move("ada", "AT");
        long last = log.move("ada", "CH");
        faulty.failingAt(first);
        profiles.take(log.after(0));
        faulty.failingAt(next);

        Retried retried = retry("ada");
        assertThat(retried.taken()).isEqualTo(2);
        assertThat(retried.parked()).isEqualTo(2);
        DeadLetter stoppedBy = retried.stoppedBy();
        assertThat(stoppedBy).isNotNull();
        assertThat(stoppedBy.position()).isEqualTo(next);
        assertThat(stoppedBy.cause()).startsWith("Faulty$Mistake");
        assertThat(stoppedBy.attempts()).isEqualTo(1);
        assertThat(profiles.parked("ada")).containsExactly(next, last);
        assertThat(country("ada")).isEqualTo("FR");
    }

    @Test
    void all_sequences_are_retried_each_for_itself() {
        long ada = log.register("ada");
        long ben = log.register("ben");
        faulty.failingAt(ada, ben);
        profiles.take(log.after(0));
        faulty.failingAt(ben);

        assertThat(retry.retryAll(profiles.projection(), TableSlot.BLUE))
                .extracting(Retried::sequence, Retried::taken, Retried::parked)
                .containsExactly(tuple("ada", 1L, 0L), tuple("ben", 0L, 1L));
    }

    @Test
    void an_event_that_can_be_read_again_is_taken() {
        long unreadable = log.register("ada");
        log.move("ada", "FR");
        log.spoil(unreadable);
        profiles.take(log.after(0));
        assertThat(retry("ada").taken()).isZero();
        log.restore(unreadable);

        assertThat(retry("ada").taken()).isEqualTo(2);
        assertAsIfNothingHadHappened();
    }

    @Test
    void an_event_that_the_code_no_longer_knows_counts_as_taken() {
        log.register("ada");
        long failing = log.move("ada", "FR");
        log.move("ada", "AT");
        faulty.failingAt(failing);
        profiles.take(log.after(0));
        log.forget(failing);

        assertThat(retry("ada").taken()).isEqualTo(2);
        assertThat(country("ada")).isEqualTo("AT");
    }

    @Test
    void a_database_that_is_away_leaves_everything_parked_as_it_was() {
        long failing = log.register("ada");
        faulty.failingAt(failing);
        profiles.take(log.after(0));
        faulty.answering(event -> {
            throw new DataAccessResourceFailureException("away");
        });

        assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(() -> retry("ada"));
        assertThat(profiles.first()).extracting(DeadLetter::attempts).containsExactly(1);
    }

    @Test
    void after_a_discard_the_others_are_taken_and_the_event_never_happened() {
        log.register("ada");
        long failing = log.move("ada", "FR");
        log.move("ada", "AT");
        log.register("ben");
        faulty.failingAt(failing);
        profiles.take(log.after(0));

        Retried rest = discard("ada", failing);
        assertThat(rest.taken()).isEqualTo(1);
        assertThat(rest.parked()).isZero();
        LogBatch all = log.after(0);
        List<RecordedEvent> others = all.events().stream()
                .filter(event -> event.position() != failing)
                .toList();
        assertThat(profiles.rows(TableSlot.BLUE))
                .isEqualTo(profiles.folded(PROFILES, new LogBatch(others, log.head())));
    }

    @Test
    void a_discard_the_second_time_has_no_effect() {
        long failing = log.register("ada");
        long next = log.move("ada", "FR");
        faulty.failingAt(failing, next);
        profiles.take(log.after(0));
        discard("ada", failing);
        assertThat(profiles.first()).extracting(DeadLetter::attempts).containsExactly(1);

        Retried again = discard("ada", failing);
        assertThat(again.taken()).isZero();
        assertThat(again.parked()).isEqualTo(1);
        assertThat(profiles.first()).extracting(DeadLetter::attempts).containsExactly(1);
    }

    @Test
    void an_event_that_waits_behind_another_is_not_discarded() {
        long failing = log.register("ada");
        long waiting = log.move("ada", "FR");
        faulty.failingAt(failing);
        profiles.take(log.after(0));

        discard("ada", waiting);
        assertThat(profiles.parked("ada")).containsExactly(failing, waiting);
    }

    @Test
    void a_recorded_discard_has_its_effect_and_none_where_projection_or_slot_is_gone() {
        long failing = log.register("ada");
        long next = log.move("ada", "FR");
        faulty.failingAt(failing, next);
        profiles.take(log.after(0));
        DeadLetterDiscards discards =
                new DeadLetterDiscards(new ProjectionCatalogue(List.of(profiles.projection())), retry);

        discards.apply(discarded("no-such", Slot.BLUE, failing));
        discards.apply(discarded(PROFILES.name(), Slot.GREEN, failing));
        assertThat(profiles.parked("ada")).containsExactly(failing, next);
        discards.apply(discarded(PROFILES.name(), Slot.BLUE, failing));
        discards.apply(discarded(PROFILES.name(), Slot.BLUE, failing));
        assertThat(profiles.parked("ada")).containsExactly(next);
    }

    private static DeadLetterDiscarded discarded(String projection, Slot slot, long position) {
        return new DeadLetterDiscarded(
                new ProjectionName(projection),
                slot,
                new DeadLetterSequence("ada"),
                position,
                new FreeText("A release that is gone."));
    }

    @Test
    void nothing_is_retried_in_a_slot_that_is_gone() {
        log.register("ada");
        profiles.take(log.after(0));
        profiles.slots.drop(PROFILES.name(), TableSlot.BLUE);
        assertThatExceptionOfType(SlotGone.class).isThrownBy(() -> retry("ada"));
    }

    @Test
    void a_retry_that_waits_while_the_slot_is_dropped_writes_nothing() throws Exception {
        long failing = log.register("ada");
        faulty.failingAt(failing);
        profiles.take(log.after(0));
        faulty.mend();
        CountDownLatch dropped = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> dropping = threads.submit(() -> DATABASE.inTransaction(() -> {
                profiles.slots.lock(faulty);
                profiles.slots.drop(PROFILES.name(), TableSlot.BLUE);
                profiles.letters().clear(profiles.key(TableSlot.BLUE));
                dropped.countDown();
                awaitLatch(mayCommit);
            }));
            awaitLatch(dropped);
            Future<?> retrying = threads.submit(() -> retry("ada"));
            await().until(() -> waitingForLocks() == 1);
            mayCommit.countDown();
            dropping.get(10, TimeUnit.SECONDS);
            assertThatThrownBy(() -> retrying.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(SlotGone.class);
        }
        assertThat(profiles.rows(TableSlot.BLUE).values()).containsOnly(List.of());
    }

    @Test
    void of_two_retries_at_once_each_event_is_taken_by_one() throws Exception {
        Faulty faultyActivity = new Faulty(ACTIVITY);
        LivingProjection activity = LivingProjection.of(DATABASE, faultyActivity);
        DeadLetterRetry activityRetry = activity.retry(log, RUN);
        long failing = log.view("ada");
        for (int i = 0; i < 2 * RUN; i++) {
            log.view("ada");
        }
        faultyActivity.failingAt(failing);
        activity.take(log.after(0));
        Gate gate = new Gate(event -> event.position() == failing);
        faultyActivity.answering(event -> {
            gate.pass(event);
            return ACTIVITY.project(event);
        });
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Retried> first =
                    threads.submit(() -> activityRetry.retry(activity.projection(), TableSlot.BLUE, "ada"));
            gate.awaitArrival();
            Future<Retried> second =
                    threads.submit(() -> activityRetry.retry(activity.projection(), TableSlot.BLUE, "ada"));
            await().until(() -> waitingForLocks() == 1);
            gate.open();
            assertThat(first.get(10, TimeUnit.SECONDS).taken()
                            + second.get(10, TimeUnit.SECONDS).taken())
                    .isEqualTo(log.head());
        }
        assertThat(activity.rows(TableSlot.BLUE)).isEqualTo(activity.folded(ACTIVITY, log.after(0)));
    }

    @Test
    void a_live_batch_waits_for_a_retry_and_then_comes_behind_it() throws Exception {
        long failing = log.register("ada");
        log.move("ada", "FR");
        faulty.failingAt(failing);
        profiles.take(log.after(0));
        long before = log.head();
        log.move("ada", "AT");
        Gate gate = new Gate(event -> event.position() == failing);
        faulty.answering(event -> {
            gate.pass(event);
            return PROFILES.project(event);
        });
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> retrying = threads.submit(() -> retry("ada"));
            gate.awaitArrival();
            Future<?> living = threads.submit(() -> profiles.take(log.after(before)));
            await().until(() -> waitingForLocks() == 1);
            gate.open();
            retrying.get(10, TimeUnit.SECONDS);
            living.get(10, TimeUnit.SECONDS);
        }
        assertThat(profiles.first()).isEmpty();
        assertAsIfNothingHadHappened();
    }

    @Test
    void what_a_live_batch_parks_while_a_retry_waits_is_taken_by_it() throws Exception {
        long failing = log.register("ada");
        faulty.failingAt(failing);
        profiles.take(log.after(0));
        long late = log.move("ada", "FR");
        Gate gate = new Gate(event -> event.position() > late);
        faulty.answering(event -> {
            gate.pass(event);
            return PROFILES.project(event);
        });
        long after = log.register("ben");
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> living = threads.submit(() -> profiles.take(log.after(failing)));
            gate.awaitArrival();
            Future<Retried> retrying = threads.submit(() -> retry("ada"));
            await().until(() -> waitingForLocks() == 1);
            gate.open();
            living.get(10, TimeUnit.SECONDS);
            assertThat(retrying.get(10, TimeUnit.SECONDS).taken()).isEqualTo(2);
        }
        assertThat(profiles.progress(TableSlot.BLUE)).isEqualTo(after);
        assertAsIfNothingHadHappened();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatever_was_parked_after_fix_and_retry_the_rows_are_those_of_a_fold_from_zero(long seed) {
        for (Projection projection : PROJECTIONS) {
            LivingProjection.empty(DATABASE);
            Random random = new Random(seed);
            TestLog events = new TestLog(DATABASE);
            Faulty failing = new Faulty(projection);
            LivingProjection living = LivingProjection.of(DATABASE, failing);
            Set<Long> poison = randomLog(random, events);
            List<Long> spoilt = new ArrayList<>();
            for (Long position : poison) {
                if (random.nextInt(4) == 0) {
                    spoilt.add(position);
                    events.spoil(position);
                }
            }
            failing.failingAt(poison.toArray(Long[]::new));
            long read = 0;
            while (read < events.head()) {
                long to = Math.min(events.head(), read + 1 + random.nextInt(30));
                living.take(events.between(read, to));
                read = to;
                if (random.nextInt(4) == 0) {
                    living.retry(events, RUN).retryAll(living.projection(), TableSlot.BLUE);
                }
            }
            assertThat(living.first()).as("seed %d", seed).isNotEmpty();
            spoilt.forEach(events::restore);
            failing.mend();
            living.retry(events, RUN).retryAll(living.projection(), TableSlot.BLUE);

            assertThat(living.first()).as("seed %d", seed).isEmpty();
            assertThat(living.rows(TableSlot.BLUE))
                    .as("%s, seed %d", projection.name(), seed)
                    .isEqualTo(living.folded(projection, events.after(0)));
        }
    }

    /** What a few HCPs did, and a few positions of it, all of which are of as many HCPs as may be parked. */
    private static Set<Long> randomLog(Random random, TestLog events) {
        Set<Long> poison = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            events.register("hcp-" + i);
        }
        while (events.head() < 200) {
            int hcp = random.nextInt(6);
            long position = switch (random.nextInt(6)) {
                case 0 -> events.consent("hcp-" + hcp);
                case 1 -> events.withdraw("hcp-" + hcp);
                case 2 -> events.move("hcp-" + hcp, List.of("DE", "FR", "US").get(random.nextInt(3)));
                default -> events.view("hcp-" + hcp);
            };
            if (hcp < LivingProjection.LIMIT && random.nextInt(12) == 0) {
                poison.add(position);
            }
        }
        return poison;
    }

    private Retried retry(String sequence) {
        return retry.retry(profiles.projection(), TableSlot.BLUE, sequence);
    }

    private Retried discard(String sequence, long position) {
        return retry.discard(profiles.projection(), TableSlot.BLUE, sequence, position);
    }

    private void assertAsIfNothingHadHappened() {
        assertThat(profiles.rows(TableSlot.BLUE)).isEqualTo(profiles.folded(PROFILES, log.after(0)));
    }

    private static String country(String hcp) {
        return DATABASE.jdbc()
                .sql("select country from read_model_blue.hcp_profile where hcp_id = ?")
                .param(hcp)
                .query(String.class)
                .single();
    }

    private static long waitingForLocks() {
        return DATABASE.jdbc().sql("""
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'
                """).query(Long.class).single();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the other thread did not come");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Holds up whoever projects one of some events for the first time. */
    private static final class Gate {

        private final Predicate<RecordedEvent> held;
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        Gate(Predicate<RecordedEvent> held) {
            this.held = held;
        }

        void pass(RecordedEvent event) {
            if (held.test(event)) {
                arrived.countDown();
                awaitLatch(open);
            }
        }

        void awaitArrival() {
            awaitLatch(arrived);
        }

        void open() {
            open.countDown();
        }
    }
}
