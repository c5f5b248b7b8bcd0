package io.rapport.infra.processing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The right to do a job, which one process has at a time. It is a lock of a session in the database, and so ends with the
 * process, however that ends.
 */
public final class JobClaim implements AutoCloseable {

    /** Of what kind a job is. Four letters tell the locks of a kind from all others. */
    public enum Kind {
        /** The letters of "rply". */
        REPLAY(0x72706c79),
        /** The letters of "xprt". */
        EXPORT(0x78707274),
        /** The letters of "outb". */
        OUTBOX(0x6f757462),
        /** The letters of "trng". */
        TRAINING(0x74726e67);

        private final int letters;

        Kind(int letters) {
            this.letters = letters;
        }
    }

    private final Connection session;
    private final Kind kind;
    private final int job;

    private JobClaim(Connection session, Kind kind, int job) {
        this.session = session;
        this.kind = kind;
        this.job = job;
    }

    /** Empty if another process has it. */
    public static Optional<JobClaim> of(DataSource database, Kind kind, int job) throws SQLException {
        Connection session = database.getConnection();
        try {
            if (ask(session, "select pg_try_advisory_lock(?, ?)", kind, job)) {
                return Optional.of(new JobClaim(session, kind, job));
            }
        } catch (SQLException e) {
            session.close();
            throw e;
        }
        session.close();
        return Optional.empty();
    }

    /** Whether the session still lives, and with it the lock. */
    public boolean holds() {
        try {
            return session.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean ask(Connection session, String sql, Kind kind, int job) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setInt(1, kind.letters);
            statement.setInt(2, job);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** The session goes back to a pool, so that the lock is given up before. */
    @Override
    public void close() throws SQLException {
        try {
            ask(session, "select pg_advisory_unlock(?, ?)", kind, job);
        } finally {
            session.close();
        }
    }
}
