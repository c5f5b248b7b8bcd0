package io.rapport.infra.replay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction that needs a table for itself, but lets nobody wait for it: while readers are at the table, it gives way
 * and comes back later, again and again. Who came after it would otherwise queue up behind.
 */
final class PoliteTransaction {

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PoliteTransaction(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param goesOn asked before each further attempt
     * @return whether it was done
     */
    boolean run(Runnable work, BooleanSupplier goesOn) throws InterruptedException {
        while (goesOn.getAsBoolean()) {
            try {
                transaction.executeWithoutResult(status -> {
                    jdbc.sql("set local lock_timeout = '100ms'").update();
                    work.run();
                });
                return true;
            } catch (PessimisticLockingFailureException e) {
                Thread.sleep(PAUSE);
            } catch (UncategorizedSQLException e) {
                if (!isTimeout(e)) {
                    throw e;
                }
                Thread.sleep(PAUSE);
            }
        }
        return false;
    }

    /** Spring has no name for it. */
    private static boolean isTimeout(UncategorizedSQLException failure) {
        SQLException cause = failure.getSQLException();
        return cause != null && LOCK_NOT_AVAILABLE.equals(cause.getSQLState());
    }
}
