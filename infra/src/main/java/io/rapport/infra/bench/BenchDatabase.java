package io.rapport.infra.bench;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;

/** One database of a {@link BenchServer}. */
record BenchDatabase(String jdbcUrl, OpenResources resources) {

    /** Makes all tables of Rapport. */
    BenchDatabase migrated() {
        Flyway.configure().dataSource(jdbcUrl, null, null).load().migrate();
        return this;
    }

    /** Connections as the application has them; closed when the suite ends. */
    HikariDataSource pool(int size) {
        HikariDataSource pool = resources.add(new HikariDataSource());
        pool.setJdbcUrl(jdbcUrl);
        pool.setMaximumPoolSize(size);
        pool.addDataSourceProperty("stringtype", "unspecified");
        return pool;
    }
}
