package io.rapport.infra.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The right to extend the tree, which one process has at a time. It is a lock of the very session that the tree is written by,
 * so that who has lost the one cannot use the other.
 */
final class TreeClaim implements AutoCloseable {

    /** Names the lock among PostgreSQL's advisory locks: the letters of "rapptree". */
    private static final long LOCK = 0x72_61_70_70_74_72_65_65L;

    private final Connection session;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    private TreeClaim(Connection session) {
        SingleConnectionDataSource single = new SingleConnectionDataSource(session, true);
        this.session = session;
        this.jdbc = new JdbcTemplate(single);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(single));
    }

    /** Empty if another process has it. */
    static Optional<TreeClaim> of(DataSource database) throws SQLException {
        Connection session = database.getConnection();
        TreeClaim claim = new TreeClaim(session);
        boolean taken = false;
        try {
            taken = Boolean.TRUE.equals(
                    claim.jdbc.queryForObject("select pg_try_advisory_lock(?)", Boolean.class, LOCK));
            return taken ? Optional.of(claim) : Optional.empty();
        } finally {
            if (!taken) {
                session.close();
            }
        }
    }

    JdbcOperations jdbc() {
        return jdbc;
    }

    /** All or nothing, by the session that holds the claim. */
    void inTransaction(Runnable work) {
        transactions.executeWithoutResult(_ -> work.run());
    }

    /** The session goes back to a pool, so that the lock is given up before. */
    @Override
    public void close() throws SQLException {
        try {
            jdbc.queryForObject("select pg_advisory_unlock(?)", Boolean.class, LOCK);
        } finally {
            session.close();
        }
    }
}
