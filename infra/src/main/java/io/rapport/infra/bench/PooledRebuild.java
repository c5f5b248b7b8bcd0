package io.rapport.infra.bench;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.EventLogWriter;
import io.rapport.infra.eventlog.EventSerializer;
import io.rapport.infra.eventlog.PostgresEventStorageEngine;
import io.rapport.infra.eventlog.RecordedEvents;
import io.rapport.projection.table.Projection;
import io.rapport.projection.table.ProjectionSlots;
import io.rapport.projection.table.ProjectionWriter;
import io.rapport.projection.table.SlotState.Stage;
import io.rapport.projection.table.TableSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A rebuild as one does it with what Axon has: the projection's own writer in a pooled processor that begins at the
 * beginning, on the embedded event store, with its token in the database and without timeouts.
 */
final class PooledRebuild implements AutoCloseable {

    private static final int READ_BATCH = 500;

    private final Projection projection;
    private final DataSource database;
    private final JdbcTemplate jdbc;
    private final JdbcTransactionManager transactions;
    private final EmbeddedEventStore store;

    PooledRebuild(Projection projection, DataSource database) {
        this.projection = projection;
        this.database = database;
        this.jdbc = new JdbcTemplate(database);
        this.transactions = new JdbcTransactionManager(database);
        this.store = EmbeddedEventStore.builder()
                .storageEngine(PostgresEventStorageEngine.create(
                        jdbc,
                        new EventLogWriter(database),
                        EventSerializer.create(),
                        NoOpEventUpcaster.INSTANCE,
                        READ_BATCH))
                .build();
    }

    /** Empties the table and forgets what was handled. */
    void reset() {
        jdbc.update("delete from processing.token_entry");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            new ProjectionSlots(JdbcClient.create(jdbc)).begin(projection, TableSlot.BLUE, Stage.STANDING);
            new ProjectionWriter(projection, TableSlot.BLUE, jdbc).reset();
        });
    }

    /** Handles all events up to a position, and returns how many. */
    long run(long to, int batchSize) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        try (ScheduledExecutorService coordinator = Executors.newSingleThreadScheduledExecutor();
                ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor()) {
            PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                    .name(projection.name())
                    .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                            .eventHandlers(List.of(handler(to, done)))
                            .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                            .build())
                    .errorHandler(PropagatingErrorHandler.instance())
                    .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                    .messageSource(store)
                    .tokenStore(tokens())
                    .transactionManager(transactionManager())
                    .coordinatorExecutor(coordinator)
                    .workerExecutor(worker)
                    .initialSegmentCount(1)
                    .initialToken(StreamableMessageSource::createTailToken)
                    .batchSize(batchSize)
                    .build();
            processor.start();
            done.await();
            processor.shutDown();
        }
        return to;
    }

    private EventMessageHandler handler(long to, CountDownLatch done) {
        ProjectionWriter writer = new ProjectionWriter(projection, TableSlot.BLUE, jdbc);
        return message -> {
            UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
            List<EventMessage<?>> batch = unit.getOrComputeResource("batch", key -> {
                List<EventMessage<?>> messages = new ArrayList<>();
                unit.onPrepareCommit(committing -> apply(writer, messages));
                unit.afterCommit(committed -> {
                    if (RecordedEvents.position(messages.getLast()) >= to) {
                        done.countDown();
                    }
                });
                return messages;
            });
            batch.add(message);
            return null;
        };
    }

    private static void apply(ProjectionWriter writer, List<EventMessage<?>> messages) {
        List<RecordedEvent> events = messages.stream()
                .flatMap(message -> RecordedEvents.of(message).stream())
                .toList();
        writer.apply(events, RecordedEvents.position(messages.getLast()));
    }

    private JdbcTokenStore tokens() {
        return JdbcTokenStore.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(database))
                .serializer(Jackson3Serializer.builder().build())
                .schema(TokenSchema.builder()
                        .setTokenTable("processing.token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .build();
    }

    private TransactionManager transactionManager() {
        return new SpringTransactionManager(transactions);
    }

    @Override
    public void close() {
        store.shutDown();
    }
}
