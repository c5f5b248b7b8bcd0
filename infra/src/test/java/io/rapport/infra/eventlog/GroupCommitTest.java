package io.rapport.infra.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/** While the first append waits for the lock of the log, the others gather behind it and become one group. */
class GroupCommitTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final int APPENDS = 20;

    private final EventLogWriter writer = new EventLogWriter(DATABASE.dataSource());
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void empty() {
        DATABASE.jdbc().sql("truncate event_log.event").update();
        writer.start();
    }

    @AfterEach
    void stop() {
        writer.stop();
        callers.close();
    }

    @Test
    void appends_that_wait_together_are_committed_together() throws Exception {
        for (Future<Long> append : appendTogether(ids(APPENDS))) {
            assertThat(append.get()).isPositive();
        }
        assertThat(stored()).isEqualTo(1 + APPENDS);
        assertThat(transactions()).isEqualTo(2);
    }

    @Test
    void one_that_conflicts_fails_alone() throws Exception {
        writer.append(append("taken"), ignored -> {});
        List<String> ids = new ArrayList<>(ids(APPENDS));
        ids.set(7, "taken");
        List<Future<Long>> appends = appendTogether(ids);
        for (int i = 0; i < APPENDS; i++) {
            if (i == 7) {
                assertThat(failure(appends.get(i))).isInstanceOf(DuplicateKeyException.class);
            } else {
                assertThat(appends.get(i).get()).isPositive();
            }
        }
        assertThat(stored()).isEqualTo(1 + 1 + APPENDS - 1);
    }

    @Test
    void one_that_the_table_cannot_hold_fails_alone() throws Exception {
        List<String> ids = new ArrayList<>(ids(APPENDS));
        ids.set(3, "zero-\u0000-byte");
        List<Future<Long>> appends = appendTogether(ids);
        assertThat(failure(appends.get(3))).isInstanceOf(DataIntegrityViolationException.class);
        appends.remove(3);
        for (Future<Long> append : appends) {
            assertThat(append.get()).isPositive();
        }
        assertThat(stored()).isEqualTo(1 + APPENDS - 1);
    }

    @Test
    void two_that_conflict_with_each_other_leave_one() throws Exception {
        List<Future<Long>> appends = appendTogether(List.of("same", "same"));
        await().until(() -> appends.stream().allMatch(Future::isDone));
        assertThat(appends)
                .extracting(Future::state)
                .containsExactlyInAnyOrder(Future.State.SUCCESS, Future.State.FAILED);
        assertThat(stored()).isEqualTo(2);
    }

    private List<Future<Long>> appendTogether(List<String> ids) {
        List<Future<Long>> appends = new ArrayList<>();
        DATABASE.inTransaction(() -> {
            DATABASE.jdbc()
                    .sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", AppendStatement.APPEND_LOCK)
                    .query(Object.class)
                    .optional();
            callers.submit(() -> writer.append(append("first"), ignored -> {}));
            await().until(GroupCommitTest::someoneWaits);
            ids.forEach(id -> appends.add(callers.submit(() -> writer.append(append(id), ignored -> {}))));
            await().until(() -> writer.waiting() == ids.size());
        });
        return appends;
    }

    private static boolean someoneWaits() {
        return DATABASE.jdbc()
                .sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single();
    }

    private static Append append(String id) {
        return new Append(
                List.of(new StoredEvent(id, id, 0, "test", "test.happened", 1, Instant.EPOCH, "{}", "{}")), null);
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "event-" + i).toList();
    }

    private static Throwable failure(Future<Long> append) {
        try {
            throw new AssertionError("appended at " + append.get());
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static long stored() {
        return DATABASE.jdbc()
                .sql("select count(*) from event_log.event")
                .query(Long.class)
                .single();
    }

    private static long transactions() {
        return DATABASE.jdbc()
                .sql("select count(distinct xmin::text) from event_log.event")
                .query(Long.class)
                .single();
    }
}
