package io.rapport.infra.eventlog;

import com.zaxxer.hikari.HikariDataSource;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.dispatch.IdempotencyRecords;
import io.rapport.command.engagement.ContentViewedRev1To2;
import io.rapport.command.standing.StandingTail;
import io.rapport.command.standing.Standings;
import io.rapport.domain.consent.PurposeCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsentProperties.class)
class EventLogConfiguration {

    private static final int READ_BATCH = 500;

    /** Events of this process are seen at once; those of others by looking this often. */
    private static final Duration OTHER_PROCESSES_POLL = Duration.ofMillis(100);

    /** How long a group waits for a connection while the database is away. */
    private static final Duration WRITER_PATIENCE = Duration.ofSeconds(5);

    /** How long the writer and its server may hear nothing of each other within a transaction. */
    private static final Duration WRITER_SILENCE = Duration.ofSeconds(10);

    /** Axon's own auto-configuration orders itself after classes of Spring Boot 3 and would leave us without. */
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    /** Axon keeps tokens in polymorphic JSON; nothing but its own types may be named there. */
    @Bean
    Jackson3SerializerCustomizer tokenTypes() {
        return mapper -> mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .build());
    }

    @Bean
    @Primary
    Serializer generalSerializer(Jackson3SerializerCustomizer tokenTypes) {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(tokenTypes)
                .build();
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer() {
        return EventSerializer.create();
    }

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
        pool.setConnectionTimeout(WRITER_PATIENCE.toMillis());
        pool.addDataSourceProperty("ApplicationName", "rapport-event-log-writer");
        pool.addDataSourceProperty("socketTimeout", Long.toString(WRITER_SILENCE.toSeconds()));
        // A process that hangs, or whose host is gone, in the middle of a group must not keep the lock from others.
        pool.setConnectionInitSql("set idle_in_transaction_session_timeout = " + WRITER_SILENCE.toMillis());
        return pool;
    }

    /** Appending is a transaction of its own, so handling a command needs none and holds no connection while it waits. */
    @Bean
    SimpleCommandBus commandBus(DuplicateCommandHandlerResolver duplicates) {
        return SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.instance())
                .duplicateCommandHandlerResolver(duplicates)
                .build();
    }

    @Bean
    PostgresEventStorageEngine eventStorageEngine(
            JdbcTemplate jdbc, EventLogWriter writer, @Qualifier("eventSerializer") Serializer eventSerializer) {
        return PostgresEventStorageEngine.create(jdbc, writer, eventSerializer, upcasters(), READ_BATCH);
    }

    /** From every revision that was ever stored to today's. */
    static EventUpcaster upcasters() {
        return new EventUpcasterChain(List.of(new ContentViewedRev1To2()));
    }

    @Bean
    EmbeddedEventStore eventStore(PostgresEventStorageEngine engine) {
        return EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(OTHER_PROCESSES_POLL.toMillis())
                .build();
    }

    @Bean
    TokenStore tokenStore(DataSource dataSource, Serializer generalSerializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                .serializer(generalSerializer)
                .schema(TokenSchema.builder()
                        .setTokenTable("processing.token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .build();
    }

    /** The context of an event is its command's, and an anonymous one has none: nothing else may be attached. */
    @Bean
    CorrelationDataProvider noCorrelationData() {
        return message -> Map.of();
    }

    @Bean
    IdempotencyRecords idempotencyRecords(JdbcClient jdbc) {
        return new JdbcIdempotencyRecords(jdbc);
    }

    @Bean
    Standings standings() {
        return new Standings();
    }

    @Bean
    StandingTail standingTail(EmbeddedEventStore eventStore, Standings standings) {
        return new StandingTail(eventStore, standings);
    }

    @Bean
    PurposeCatalogue purposeCatalogue(ConsentProperties properties) {
        return properties.catalogue();
    }

    @Bean
    CommandDispatcher commandDispatcher(CommandGateway gateway, IdempotencyRecords records, StandingTail tail) {
        return new CommandDispatcher(gateway, records, tail);
    }
}
