package io.rapport.infra.bench;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.dispatch.DomainCommandTargets;
import io.rapport.command.dispatch.EventContextInterceptor;
import io.rapport.command.dispatch.ReceiptInterceptor;
import io.rapport.command.standing.StandingTail;
import io.rapport.command.standing.Standings;
import io.rapport.infra.eventlog.EventSerializer;
import io.rapport.infra.eventlog.JdbcIdempotencyRecords;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.bind.annotation.RestController;

/**
 * The same aggregates on Axon's own JDBC engine, set up as its manual advises: one transaction a command, text columns, a
 * stream that is known to end where a batch is not full, a cache of aggregates, no timeouts, a connection for each caller. It
 * is spared the reading of its log by which the command side otherwise keeps itself informed.
 */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {"io.rapport.command.hcp", "io.rapport.infra.privacy"},
        excludeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = RestController.class))
@Import(DomainCommandTargets.class)
class StockCommandSide {

    /** Longer than any stream that is measured, so that each is read at once. */
    private static final int READ_BATCH = 500;

    /** More than are measured. */
    private static final int CACHED = 10_000;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    @Primary
    Serializer generalSerializer() {
        return Jackson3Serializer.builder().build();
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer() {
        return EventSerializer.create();
    }

    @Bean
    CommandBus commandBus(TransactionManager transactions, DuplicateCommandHandlerResolver duplicates) {
        return SimpleCommandBus.builder()
                .transactionManager(transactions)
                .duplicateCommandHandlerResolver(duplicates)
                .build();
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            DataSource dataSource,
            TransactionManager transactions,
            Serializer generalSerializer,
            @Qualifier("eventSerializer") Serializer eventSerializer) {
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(new UnitOfWorkAwareConnectionProviderWrapper(
                        new SpringDataSourceConnectionProvider(dataSource)))
                .transactionManager(transactions)
                .snapshotSerializer(generalSerializer)
                .eventSerializer(eventSerializer)
                .persistenceExceptionResolver(new JdbcSQLErrorCodesResolver())
                .dataType(String.class)
                .batchSize(READ_BATCH)
                .finalAggregateBatchPredicate(batch -> batch.size() < READ_BATCH)
                .build();
        engine.createSchema(new TextEventTables());
        return engine;
    }

    @Bean
    EventStore eventStore(EventStorageEngine engine) {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    /** In place of the one that Axon would make, which would not cache. */
    @Bean
    Repository<?> hcpAggregateRepository(
            BeanFactory beans, EventStore events, ParameterResolverFactory parameters, HandlerDefinition handlers) {
        return caching(Objects.requireNonNull(beans.getType("hcpAggregate")), events, parameters, handlers);
    }

    private static <T> Repository<T> caching(
            Class<T> aggregate, EventStore events, ParameterResolverFactory parameters, HandlerDefinition handlers) {
        return EventSourcingRepository.builder(aggregate)
                .eventStore(events)
                .parameterResolverFactory(parameters)
                .handlerDefinition(handlers)
                .cache(new AggregateCache(CACHED))
                .build();
    }

    @Bean
    CorrelationDataProvider noCorrelationData() {
        return message -> Map.of();
    }

    @Bean
    Standings standings() {
        return new Standings();
    }

    @Bean
    CommandDispatcher commandDispatcher(
            CommandGateway gateway, CommandBus commands, EventStore events, Standings standings, JdbcClient jdbc) {
        JdbcIdempotencyRecords records = new JdbcIdempotencyRecords(jdbc);
        // This engine knows no position when it has appended, and is not asked for one.
        commands.registerHandlerInterceptor(new ReceiptInterceptor(() -> 0, records));
        events.registerDispatchInterceptor(new EventContextInterceptor(standings));
        // The tail is never started.
        return new CommandDispatcher(gateway, records, new StandingTail(events, standings));
    }
}
