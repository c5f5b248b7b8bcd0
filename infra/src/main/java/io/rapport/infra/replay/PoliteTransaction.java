package io.rapport.infra.replay;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction that needs a table for itself, but lets nobody wait for it: while readers are at the table, it gives way
 * and comes back later, again and again. Who came after it would otherwise queue up behind.
 */
final class PoliteTransaction {

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
            } catch (DataAccessException e) {
                if (!isInTheWay(e)) {
                    throw e;
                }
                Thread.sleep(PAUSE);
            }
        }
        return false;
    }

    private static boolean isInTheWay(DataAccessException failure) {
        return failure instanceof PessimisticLockingFailureException
                || SqlState.of(failure).equals(SqlState.LOCK_NOT_AVAILABLE);
    }
}
