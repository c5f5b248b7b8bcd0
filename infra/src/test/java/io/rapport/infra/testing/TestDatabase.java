package io.rapport.infra.testing;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An empty, migrated database of its own, without the application around it. */
public final class TestDatabase implements AutoCloseable {

    private final HikariDataSource pool;
    private final JdbcTemplate template;
    private final PlatformTransactionManager transactions;

    private TestDatabase(HikariDataSource pool) {
        this.pool = pool;
        this.template = new JdbcTemplate(pool);
        this.transactions = new JdbcTransactionManager(pool);
    }

    public static TestDatabase create() {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(TestServers.newDatabase());
        database.setMaximumPoolSize(8);
        database.addDataSourceProperty("stringtype", "unspecified");
        Flyway.configure().dataSource(database).load().migrate();
        return new TestDatabase(database);
    }

    public String url() {
        return pool.getJdbcUrl();
    }

    public DataSource dataSource() {
        return pool;
    }

    public JdbcTemplate template() {
        return template;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(template);
    }

    public PlatformTransactionManager transactions() {
        return transactions;
    }

    public void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    /** Gives its connections back to the server that all tests share. */
    @Override
    public void close() {
        pool.close();
    }
}
