package io.rapport.infra.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Holds up updates of the jobs of exports in the database, so that whoever makes a bundle is met in the middle: a trigger waits
 * for a lock that this holds.
 */
final class ExportGate implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The letters of "gate", which tell its locks from all others. */
    private static final int KIND = 0x67617465;

    private static final String HELD_UP = """
            from pg_locks join pg_database on pg_database.oid = pg_locks.database
            where datname = current_database() and locktype = 'advisory' and not granted and classid = %d and objid = %d
            """;

    private final TestDatabase database;
    private final Connection session;
    private final String heldUp;

    private ExportGate(TestDatabase database, Connection session, int number) {
        this.database = database;
        this.session = session;
        this.heldUp = HELD_UP.formatted(KIND, number);
    }

    /**
     * @param number tells it from other gates of the database
     * @param updates which of them are held up, said of the {@code old} row and the {@code new}
     */
    static ExportGate closed(TestDatabase database, int number, String updates) throws SQLException {
        Connection session = database.dataSource().getConnection();
        try (Statement statement = session.createStatement()) {
            statement.execute("select pg_advisory_lock(%d, %d)".formatted(KIND, number));
        }
        database.template().execute("""
                create function gate_%1$d() returns trigger language plpgsql as
                $$ begin perform pg_advisory_xact_lock_shared(%2$d, %1$d); return new; end $$;
                create trigger gate_%1$d before update on audit.export
                    for each row when (%3$s) execute function gate_%1$d();
                """.formatted(number, KIND, updates));
        return new ExportGate(database, session, number);
    }

    void awaitHeldUp() {
        await().atMost(PATIENCE).until(this::isHoldingUp);
    }

    private boolean isHoldingUp() {
        return database.jdbc()
                        .sql("select count(*) " + heldUp)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Ends the sessions of those that it holds up, as the server does when it learns that a client is gone. */
    void turnAway() {
        assertThat(database.jdbc()
                        .sql("select pg_terminate_backend(pid) " + heldUp)
                        .query(Boolean.class)
                        .list())
                .isNotEmpty()
                .doesNotContain(false);
        await().atMost(PATIENCE).until(() -> !isHoldingUp());
    }

    /** Opens it: what it holds up goes on, also what a process has sent that is dead by now. */
    @Override
    public void close() throws SQLException {
        // The session goes back to a pool, which does not end it.
        try (Connection closing = session;
                Statement statement = closing.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        }
    }
}
