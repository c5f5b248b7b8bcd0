package io.rapport.infra.eventlog;

import io.rapport.command.dispatch.OutcomeUnknown;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Finds out whether a transaction was committed whose commit failed. A connection that breaks there tells nothing: the
 * server may have committed and not been able to say so, or may do so yet.
 */
final class CommitOutcome {

    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Who is in doubt holds the lock until it has ended, and what follows the lock sees how it ended. */
    private static final String IS_APPENDED = """
            select pg_advisory_xact_lock(%d);
            select exists (select from event_log.event where position = ? and event_id = ?)
            """.formatted(AppendStatement.APPEND_LOCK);

    private final DataSource dataSource;
    private final Duration patience;

    /** @param patience how long to go on asking a database that does not answer */
    CommitOutcome(DataSource dataSource, Duration patience) {
        this.dataSource = dataSource;
        this.patience = patience;
    }

    /**
     * Whether a group is in the log. A group is there as a whole or not at all, so its last event tells.
     *
     * @param position where the event is if its group was committed
     * @throws OutcomeUnknown if the database did not answer in time, or this thread was interrupted
     */
    boolean isAppended(StoredEvent last, long position) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try (Connection connection = dataSource.getConnection()) {
                return ask(connection, last.id(), position);
            } catch (SQLException e) {
                if (System.nanoTime() > deadline || !pause()) {
                    throw new OutcomeUnknown(e);
                }
            }
        }
    }

    private static boolean ask(Connection connection, String id, long position) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement query = connection.prepareStatement(IS_APPENDED)) {
            query.setLong(1, position);
            query.setString(2, id);
            query.execute();
            query.getMoreResults();
            try (ResultSet row = query.getResultSet()) {
                return row.next() && row.getBoolean(1);
            }
        } finally {
            connection.rollback();
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
