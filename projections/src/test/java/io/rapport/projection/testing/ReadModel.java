package io.rapport.projection.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.ProjectionSlots;
import io.rapport.projection.table.ProjectionWriter;
import io.rapport.projection.table.SlotState.Stage;
import io.rapport.projection.table.Table;
import io.rapport.projection.table.TableSlot;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A database of its own on the one PostgreSQL of the JVM, migrated as an installation is. */
public final class ReadModel implements AutoCloseable {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final class Postgres {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("timezone", "UTC")
                        .setLocaleConfig("locale", "C.UTF-8")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final HikariDataSource pool;
    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    private ReadModel(HikariDataSource pool) {
        this.pool = pool;
        this.template = new JdbcTemplate(pool);
        this.jdbc = JdbcClient.create(template);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    public static ReadModel create() {
        String name = "read_model_" + DATABASES.incrementAndGet();
        try (Connection connection = Postgres.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(Postgres.SERVER.getJdbcUrl("postgres", name));
        database.setMaximumPoolSize(4);
        Flyway.configure().dataSource(database).load().migrate();
        return new ReadModel(database);
    }

    /** Gives its connections back to the server that all tests share. */
    @Override
    public void close() {
        pool.close();
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public JdbcTemplate template() {
        return template;
    }

    /** Runs in a transaction, which is rolled back if the work throws. */
    public void inTransaction(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    /** One batch, in one transaction, that ends with the last event. */
    public void apply(Projection projection, List<RecordedEvent> events) {
        inTransaction(() -> writer(projection).apply(events, events.getLast().position()));
    }

    public void reset(Projection projection) {
        inTransaction(() -> writer(projection).reset());
    }

    /** To the slot that is live, which is begun where it was not. */
    public ProjectionWriter writer(Projection projection) {
        ProjectionSlots slots = new ProjectionSlots(jdbc);
        if (slots.find(projection.name(), TableSlot.BLUE).isEmpty()) {
            slots.begin(projection, TableSlot.BLUE, Stage.STANDING);
        }
        return new ProjectionWriter(projection, TableSlot.BLUE, template);
    }

    /** The rows of an emptied table after the events. */
    public <R extends Record> List<R> rowsAfter(Projection projection, Table<R> table, List<RecordedEvent> events) {
        reset(projection);
        apply(projection, events);
        return rows(table);
    }

    /** In the order of the key. */
    public <R extends Record> List<R> rows(Table<R> table) {
        String order =
                String.join(", ", table.key().stream().map(ReadModel::column).toList());
        return jdbc
                .sql("select row_to_json(t) from " + TableSlot.BLUE.qualified(table) + " t order by " + order)
                .query(String.class)
                .list()
                .stream()
                .map(json -> JSON.readValue(json, table.rowType()))
                .toList();
    }

    /** All that the projection has written, as text, by table. */
    public SortedMap<String, List<String>> dump(Projection projection) {
        SortedMap<String, List<String>> dump = new TreeMap<>();
        projection
                .tables()
                .forEach(table -> dump.put(
                        table.name(),
                        jdbc.sql("select t::text from " + TableSlot.BLUE.qualified(table) + " t order by 1")
                                .query(String.class)
                                .list()));
        return dump;
    }

    /** The position up to which the projection is written, 0 where it was never. */
    public long progress(Projection projection) {
        return jdbc.sql("""
                select coalesce(max(position), 0) from read_model.projection_progress where projection = :projection
                """)
                .param("projection", projection.name())
                .query(Long.class)
                .single();
    }

    private static String column(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
