package io.rapport.infra.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rapport.command.dispatch.CommandContext.Idempotency;
import io.rapport.command.dispatch.IdempotencyRecords.KeyInUse;
import io.rapport.command.dispatch.IdempotentAnswer;
import io.rapport.command.dispatch.OutcomeUnknown;
import io.rapport.domain.privacy.Fingerprint;
import io.rapport.infra.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections that break during the commit, where nobody can say at first whether it was one. */
@Timeout(60)
class CommitOutcomeTest {

    @AutoClose
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BreakingDataSource breaking = new BreakingDataSource();
    private final EventLogWriter writer = new EventLogWriter(breaking, PATIENCE);

    @BeforeEach
    void empty() {
        DATABASE.jdbc()
                .sql("truncate event_log.event, command_side.idempotency")
                .update();
        writer.start();
    }

    @AfterEach
    void stop() {
        writer.stop();
    }

    @Test
    void what_was_committed_though_the_answer_was_lost_is_acknowledged() {
        breaking.next = (connection, commit) -> {
            commit.run();
            throw broken();
        };

        assertThat(writer.append(append("a", "b"), ignored -> {})).isEqualTo(2);

        assertThat(stored()).containsExactly("a", "b");
    }

    @Test
    void what_never_reached_the_server_has_failed() {
        breaking.next = (connection, commit) -> {
            connection.rollback();
            throw broken();
        };

        assertThatThrownBy(() -> writer.append(append("a"), ignored -> {})).isInstanceOf(DataAccessException.class);

        assertThat(stored()).isEmpty();
        assertThat(writer.append(append("a"), ignored -> {})).isEqualTo(1);
    }

    @Test
    void who_took_the_place_of_what_failed_is_not_mistaken_for_it() {
        breaking.next = (connection, commit) -> {
            connection.rollback();
            insertElsewhere("another");
            throw broken();
        };

        assertThatThrownBy(() -> writer.append(append("a"), ignored -> {})).isInstanceOf(DataAccessException.class);

        assertThat(stored()).containsExactly("another");
    }

    @Test
    void a_commit_that_is_still_under_way_is_waited_for() {
        breaking.next = (connection, commit) -> {
            breaking.keepsNextOpen = true;
            var unused = CompletableFuture.runAsync(() -> {
                await().until(CommitOutcomeTest::somebodyWaitsForTheLock);
                runUnchecked(commit);
                runUnchecked(connection::close);
            });
            throw broken();
        };

        assertThat(writer.append(append("a"), ignored -> {})).isEqualTo(1);

        assertThat(stored()).containsExactly("a");
    }

    @Test
    void a_database_that_is_away_for_a_moment_is_asked_again() {
        breaking.next = (connection, commit) -> {
            commit.run();
            breaking.refusals.set(3);
            throw broken();
        };

        assertThat(writer.append(append("a"), ignored -> {})).isEqualTo(1);
    }

    @Test
    void where_the_database_stays_away_nothing_is_claimed_and_a_repetition_is_recognised() {
        EventLogWriter impatient = new EventLogWriter(breaking, Duration.ZERO);
        impatient.start();
        Append keyed = keyed("a");
        breaking.next = (connection, commit) -> {
            commit.run();
            breaking.refusals.set(1);
            throw broken();
        };

        assertThatThrownBy(() -> impatient.append(keyed, ignored -> {})).isInstanceOf(OutcomeUnknown.class);
        assertThatThrownBy(() -> impatient.append(keyed("b"), ignored -> {})).isInstanceOf(KeyInUse.class);

        assertThat(stored()).containsExactly("a");
        impatient.stop();
    }

    @Test
    void stopping_does_not_wait_for_a_database_that_is_away() {
        breaking.next = (connection, commit) -> {
            breaking.refusals.set(Integer.MAX_VALUE);
            throw broken();
        };
        CompletableFuture<Long> appended =
                CompletableFuture.supplyAsync(() -> writer.append(append("a"), ignored -> {}));
        await().until(() -> breaking.refusals.get() > 0 && breaking.refusals.get() < Integer.MAX_VALUE);

        writer.stop();

        assertThat(appended).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(OutcomeUnknown.class);
    }

    private static Append append(String... ids) {
        return new Append(List.of(ids).stream().map(CommitOutcomeTest::event).toList(), null);
    }

    private static Append keyed(String id) {
        Fingerprint key = new Fingerprint("0".repeat(64));
        return new Append(List.of(event(id)), new IdempotentAnswer(new Idempotency(key, key), "resource"));
    }

    private static StoredEvent event(String id) {
        return new StoredEvent(
                id, id, 0, "test", "test.happened", 1, Instant.parse("2026-03-10T09:00:00Z"), "{}", "{}");
    }

    private static void insertElsewhere(String id) throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            AppendStatement.execute(connection, List.of(append(id)));
        }
    }

    private static boolean somebodyWaitsForTheLock() {
        return DATABASE.jdbc().sql("""
                        select exists (select from pg_locks where locktype = 'advisory' and not granted
                            and database = (select oid from pg_database where datname = current_database()))
                        """).query(Boolean.class).single();
    }

    private static List<String> stored() {
        return DATABASE.jdbc()
                .sql("select event_id from event_log.event order by position")
                .query(String.class)
                .list();
    }

    private static SQLException broken() {
        return new SQLException("the connection is broken", "08006");
    }

    private static void runUnchecked(Sql sql) {
        try {
            sql.run();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Sql {
        void run() throws SQLException;
    }

    /** What happens instead of a commit. */
    @FunctionalInterface
    private interface Commit {
        void happens(Connection connection, Sql commit) throws SQLException;
    }

    /** Connections of the real database of which one commits as a test wants it to. */
    private static final class BreakingDataSource extends DelegatingDataSource {

        private volatile @Nullable Commit next;
        private volatile boolean keepsNextOpen;
        private final AtomicInteger refusals = new AtomicInteger();

        private BreakingDataSource() {
            super(DATABASE.dataSource());
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw broken();
            }
            return BreakingConnection.of(super.getConnection(), this::commit, this::close);
        }

        private void commit(Connection connection) throws SQLException {
            Commit commit = next;
            next = null;
            if (commit == null) {
                connection.commit();
            } else {
                commit.happens(connection, connection::commit);
            }
        }

        private void close(Connection connection) throws SQLException {
            if (keepsNextOpen) {
                keepsNextOpen = false;
            } else {
                connection.close();
            }
        }
    }
}
