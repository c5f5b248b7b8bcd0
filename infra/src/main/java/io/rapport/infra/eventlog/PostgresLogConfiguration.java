package io.rapport.infra.eventlog;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.IsolationLevel;
import io.rapport.command.dispatch.IdempotencyRecords;
import io.rapport.command.standing.Standings;
import io.rapport.infra.postgres.DedicatedPool;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log and the idempotency records in PostgreSQL, commands handled in the process that takes them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEventLog(EventLogHome.POSTGRES)
class PostgresLogConfiguration {

    private static final int READ_BATCH = 500;

    /** For the writer, the notifier and the listener, none of which may wait for another or for a command. */
    private static final int CONNECTIONS = 3;

    private static final Duration POLL = Duration.ofMillis(100);

    /** How long a server may not answer: longer than it may wait for the lock, so that it can say so itself. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    @Bean
    EventLogWriter eventLogWriter(@Qualifier("eventLogPool") DataSource pool) {
        return new EventLogWriter(pool);
    }

    @Bean
    AppendNotifier appendNotifier(@Qualifier("eventLogPool") DataSource pool) {
        return new AppendNotifier(pool);
    }

    @Bean
    AppendListener appendListener(@Qualifier("eventLogPool") DataSource pool, PostgresEventStore store) {
        return new AppendListener(pool, store::look);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("eventLogPool")
    HikariDataSource eventLogPool(DataSourceProperties database) {
        HikariDataSource pool = DedicatedPool.create(database, "event-log", CONNECTIONS, SILENCE);
        // The order of positions rests on it, whatever the server's default is.
        pool.setTransactionIsolation(IsolationLevel.TRANSACTION_READ_COMMITTED.name());
        // A process that hangs in the middle of a group, or whose host is gone, must not keep the lock from the others.
        pool.addDataSourceProperty("options", "-c idle_in_transaction_session_timeout=5s -c lock_timeout=10s");
        return pool;
    }

    /** Appending is a transaction of its own, so handling a command needs none and holds no connection while it waits. */
    @Bean
    CommandBus commandBus(DuplicateCommandHandlerResolver duplicates) {
        return SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.instance())
                .duplicateCommandHandlerResolver(duplicates)
                .build();
    }

    @Bean
    PostgresEventStorageEngine eventStorageEngine(
            JdbcTemplate jdbc,
            EventLogWriter writer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            EventUpcaster upcasters) {
        return PostgresEventStorageEngine.create(jdbc, writer, eventSerializer, upcasters, READ_BATCH);
    }

    @Bean
    PostgresEventStore eventStore(PostgresEventStorageEngine engine, AppendNotifier notifier, Standings standings) {
        return new PostgresEventStore(engine, notifier, standings, POLL);
    }

    /** On the connections of reads, which may be many; those of the log are for appending. */
    @Bean
    LogReader logReader(DataSource dataSource) {
        return LogReader.of(dataSource);
    }

    @Bean
    LeafLog leafLog(LogReader reader) {
        return new PostgresLeafLog(reader);
    }

    @Bean
    IdempotencyRecords idempotencyRecords(JdbcClient jdbc) {
        return new JdbcIdempotencyRecords(jdbc);
    }
}
