package io.rapport.infra.axonserver;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.rapport.infra.eventlog.ConditionalOnEventLog;
import io.rapport.infra.eventlog.EventLogHome;
import io.rapport.infra.eventlog.LeafLog;
import java.time.Duration;
import java.util.function.Supplier;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The log, the commands and the queries by way of an external Axon Server, which {@code axon.axonserver.*} describes. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEventLog(EventLogHome.AXON_SERVER)
class AxonServerLogConfiguration {

    private static final String SERVERS = "axon.axonserver.servers";
    private static final String CONNECTIONS = "axonServerConnections";

    /** Bound to {@code axon.axonserver.*} by Spring Boot, as Axon's class says. */
    @Bean
    AxonServerConfiguration axonServerConfiguration(Environment environment) {
        if (!environment.containsProperty(SERVERS)) {
            throw new IllegalStateException(SERVERS + ": expected host:port of Axon Server");
        }
        AxonServerConfiguration configuration = new AxonServerConfiguration();
        configuration.setComponentName("rapport");
        return configuration;
    }

    /** Closed with the context, after everything that reads; Axon would close it with its own components, which is earlier. */
    @Bean(defaultCandidate = false, destroyMethod = "shutdown")
    @Qualifier(CONNECTIONS)
    AxonServerConnectionManager axonServerConnections(AxonServerConfiguration configuration) {
        return AxonServerConnectionManager.builder()
                .axonServerConfiguration(configuration)
                .build();
    }

    @Bean
    AxonServerLog eventStore(
            AxonServerConfiguration configuration,
            @Qualifier(CONNECTIONS) AxonServerConnectionManager connections,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            EventUpcaster upcasters) {
        return log(configuration, connections, eventSerializer, upcasters);
    }

    @Bean
    LeafLog leafLog(
            AxonServerConfiguration configuration,
            @Qualifier(CONNECTIONS) AxonServerConnectionManager connections,
            AxonServerLog log) {
        return new AxonServerLeafLog(
                log,
                () -> connections.getConnection().eventChannel(),
                Duration.ofMillis(configuration.getCommitTimeout()));
    }

    static AxonServerLog log(
            AxonServerConfiguration configuration,
            AxonServerConnectionManager connections,
            Serializer eventSerializer,
            EventUpcaster upcasters) {
        EventStore store = AxonServerEventStore.builder()
                .configuration(configuration)
                .platformConnectionManager(connections)
                .snapshotSerializer(eventSerializer)
                .snapshotFilter(SnapshotFilter.rejectAll())
                .eventSerializer(eventSerializer)
                .upcasterChain(upcasters)
                .build();
        Supplier<EventChannel> channel = () -> connections.getConnection().eventChannel();
        return new AxonServerLog(store, channel, Duration.ofMillis(configuration.getCommitTimeout()));
    }

    @Bean
    MarkedAnswers idempotencyRecords(AxonServerLog log) {
        return new MarkedAnswers(log);
    }

    /** Handling a command needs no transaction, as in the other home. */
    @Bean
    DistributedCommands commandBus(
            AxonServerConfiguration configuration,
            @Qualifier(CONNECTIONS) AxonServerConnectionManager connections,
            DuplicateCommandHandlerResolver duplicates,
            MarkedAnswers answers) {
        SimpleCommandBus handling = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.instance())
                .duplicateCommandHandlerResolver(duplicates)
                .build();
        handling.registerHandlerInterceptor(answers::mark);
        return new DistributedCommands(AxonServerCommandBus.builder()
                .axonServerConnectionManager(connections)
                .configuration(configuration)
                .localSegment(new LocalCommands(handling, answers))
                .serializer(WireSerializer.create())
                .routingStrategy(new CommandRouting())
                .build());
    }

    @Bean
    AxonServerQueryBus queryBus(
            AxonServerConfiguration configuration,
            @Qualifier(CONNECTIONS) AxonServerConnectionManager connections,
            TransactionManager transactions,
            Serializer generalSerializer) {
        SimpleQueryBus handling =
                SimpleQueryBus.builder().transactionManager(transactions).build();
        return AxonServerQueryBus.builder()
                .axonServerConnectionManager(connections)
                .configuration(configuration)
                .localSegment(handling)
                .updateEmitter(handling.queryUpdateEmitter())
                .messageSerializer(WireSerializer.create())
                .genericSerializer(generalSerializer)
                .build();
    }
}
