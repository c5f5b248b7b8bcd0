package io.rapport.infra.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Opens connections for a pool and, once one could be opened, goes on trying until the next can. A pool that were told of
 * each failure would wait longer after each, up to 5 s, and so find the database that much later than it came back.
 */
final class ReconnectingDataSource extends DelegatingDataSource {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private static final Logger log = LoggerFactory.getLogger(ReconnectingDataSource.class);

    @FunctionalInterface
    private interface Opening {
        Connection open() throws SQLException;
    }

    private final String name;
    private final BooleanSupplier closed;
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile boolean reachedOnce;

    /**
     * @param name the pool's, for the log
     * @param closed whether the pool has been closed, so that nobody waits any more
     */
    ReconnectingDataSource(DataSource database, String name, BooleanSupplier closed) {
        super(database);
        this.name = name;
        this.closed = closed;
    }

    /** @throws SQLException if no connection can be opened and none ever could, or the pool is closed */
    @Override
    public Connection getConnection() throws SQLException {
        return persist(super::getConnection);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return persist(() -> super.getConnection(username, password));
    }

    private Connection persist(Opening opening) throws SQLException {
        while (true) {
            try {
                Connection connection = opening.open();
                reached();
                return connection;
            } catch (SQLException e) {
                if (!reachedOnce || closed.getAsBoolean()) {
                    throw e;
                }
                missed(e);
                pause(e);
            }
        }
    }

    private void reached() {
        reachedOnce = true;
        if (away.compareAndSet(true, false)) {
            log.atInfo().addKeyValue("pool", name).log("the database is reached again");
        }
    }

    private void missed(SQLException reason) {
        if (away.compareAndSet(false, true)) {
            log.atWarn()
                    .addKeyValue("pool", name)
                    .addKeyValue("reason", reason.getMessage())
                    .log("the database cannot be reached, it is tried again until it can");
        }
    }

    private static void pause(SQLException reason) throws SQLException {
        try {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_TRIES.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
