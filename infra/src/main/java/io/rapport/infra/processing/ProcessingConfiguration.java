package io.rapport.infra.processing;

import io.rapport.projection.ProjectionCatalogue;
import io.rapport.projection.table.ProjectionSlots;
import java.util.concurrent.Executors;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class ProcessingConfiguration {

    /** Chunks a transaction. */
    private static final int BATCH = 4;

    @Bean
    WakingEventSource wakingEventSource(EventStore eventStore) {
        return new WakingEventSource(eventStore);
    }

    /** One processor a projection, from the beginning of the log, in one segment so that its progress is one number. */
    @Autowired
    void configure(
            EventProcessingConfigurer processing,
            ProjectionCatalogue catalogue,
            ObjectProvider<WakingEventSource> source,
            ProjectionSlots slots,
            ParkingWriters writers,
            PlatformTransactionManager transactions,
            StoppedProjections stopped,
            ObjectProvider<Reaction> reactions,
            JdbcClient jdbc) {
        processing
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance())
                .registerPooledStreamingEventProcessorConfiguration((configuration, processor) -> processor
                        .initialToken(StreamableMessageSource::createTailToken)
                        .initialSegmentCount(1)
                        .batchSize(BATCH)
                        .coordinatorExecutor(CoordinatorExecutor::new)
                        .workerExecutor(name -> Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                                .name(name + "-worker")
                                .daemon()
                                .factory())));
        // What was recorded before a reaction was there is history to it.
        reactions.orderedStream().forEach(reaction -> {
            ReactionEventHandler gate = new ReactionEventHandler(reaction, jdbc);
            String name = gate.processor();
            processing
                    .registerEventHandler(configuration -> gate)
                    .assignHandlerInstancesMatching(
                            name,
                            handler -> handler instanceof ReactionEventHandler ours
                                    && ours.processor().equals(name))
                    .registerPooledStreamingEventProcessor(
                            name,
                            configuration -> source.getObject(),
                            (configuration, processor) -> processor.initialToken(gate::beginning));
        });
        catalogue.projections().forEach(projection -> {
            String name = projection.name();
            LiveProjection live = new LiveProjection(projection, slots, writers, transactions);
            processing
                    .registerEventHandler(configuration -> new ProjectionEventHandler(live, stopped))
                    .assignHandlerInstancesMatching(
                            name,
                            handler -> handler instanceof ProjectionEventHandler ours
                                    && ours.processor().equals(name))
                    .registerPooledStreamingEventProcessor(name, configuration -> source.getObject());
        });
    }
}
