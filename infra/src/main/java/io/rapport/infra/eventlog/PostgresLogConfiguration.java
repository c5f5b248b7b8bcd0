package io.rapport.infra.eventlog;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.command.dispatch.IdempotencyRecords;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
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

    /** Events of this process are seen at once; those of others by looking this often. */
    private static final Duration OTHER_PROCESSES_POLL = Duration.ofMillis(100);

    @Bean
    EventLogWriter eventLogWriter(@Qualifier("eventLogWriterPool") DataSource pool) {
        return new EventLogWriter(pool);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("eventLogWriterPool")
    HikariDataSource eventLogWriterPool(DataSourceProperties database) {
        HikariDataSource pool = database.initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        pool.setPoolName("event-log-writer");
        pool.setMaximumPoolSize(1);
        pool.addDataSourceProperty("ApplicationName", "rapport-event-log-writer");
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
    EventStore eventStore(PostgresEventStorageEngine engine) {
        return EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(OTHER_PROCESSES_POLL.toMillis())
                .build();
    }

    @Bean
    IdempotencyRecords idempotencyRecords(JdbcClient jdbc) {
        return new JdbcIdempotencyRecords(jdbc);
    }
}
