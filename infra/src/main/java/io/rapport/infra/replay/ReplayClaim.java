package io.rapport.infra.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The right to run a replay, which one process has at a time. It is a lock of a session in the database, and so ends with
 * the process, however that ends.
 */
final class ReplayClaim implements AutoCloseable {

    /** Tells these locks from others: the letters of "rply". */
    private static final int KIND = 0x72706c79;

    private final Connection session;
    private final long replay;

    private ReplayClaim(Connection session, long replay) {
        this.session = session;
        this.replay = replay;
    }

    /** Empty if another process has it. */
    static Optional<ReplayClaim> of(DataSource database, long replay) throws SQLException {
        Connection session = database.getConnection();
        try {
            if (ask(session, "select pg_try_advisory_lock(?, ?)", replay)) {
                return Optional.of(new ReplayClaim(session, replay));
            }
        } catch (SQLException e) {
            session.close();
            throw e;
        }
        session.close();
        return Optional.empty();
    }

    /** Whether the session still lives, and with it the lock. */
    boolean holds() {
        try {
            return session.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean ask(Connection session, String sql, long replay) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setInt(1, KIND);
            statement.setInt(2, Math.toIntExact(replay));
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** The session goes back to a pool, so that the lock is given up before. */
    @Override
    public void close() throws SQLException {
        try {
            ask(session, "select pg_advisory_unlock(?, ?)", replay);
        } finally {
            session.close();
        }
    }
}
