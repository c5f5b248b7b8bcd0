package io.rapport.infra.replay;

import java.util.concurrent.Executor;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction whose statements take as long as tables are big. Elsewhere a connection on which nothing comes for half a
 * minute is taken for one whose server hangs; to index a big table takes longer.
 */
final class PatientTransaction {

    private static final Executor AT_ONCE = Runnable::run;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    PatientTransaction(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    void run(Runnable work) {
        transaction.executeWithoutResult(status -> {
            beginPatience(jdbc);
            work.run();
        });
    }

    /** Until the connection of the transaction goes back to its pool, which has its own setting again then. */
    static void beginPatience(JdbcTemplate jdbc) {
        ConnectionCallback<Boolean> unlimited = connection -> {
            connection.setNetworkTimeout(AT_ONCE, 0);
            return true;
        };
        var unused = jdbc.execute(unlimited);
    }
}
