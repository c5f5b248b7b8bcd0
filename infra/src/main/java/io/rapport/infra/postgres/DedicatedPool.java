package io.rapport.infra.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;

/** Pools of a few connections for one use each, which so waits for nothing that requests hold. */
public final class DedicatedPool {

    /** How long is waited for a connection while the database is away. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private DedicatedPool() {}

    /**
     * A pool on the application's database.
     *
     * @param name of the pool, and of its connections among those of the server
     * @param silence how long the server may not answer before the connection is given up
     */
    public static HikariDataSource create(
            DataSourceProperties database, String name, int connections, Duration silence) {
        HikariDataSource pool = database.initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        pool.setPoolName(name);
        pool.setMaximumPoolSize(connections);
        pool.setConnectionTimeout(PATIENCE.toMillis());
        pool.addDataSourceProperty("ApplicationName", "rapport-" + name);
        pool.addDataSourceProperty("socketTimeout", Long.toString(silence.toSeconds()));
        return pool;
    }
}
