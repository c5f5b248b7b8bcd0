package io.rapport.infra.processing;

import io.rapport.infra.propagation.Confirmations;
import io.rapport.projection.ProjectionCatalogue;
import io.rapport.projection.table.ProjectionSlots;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
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
            Confirmations confirmations,
            PlatformTransactionManager transactions,
            StoppedProjections stopped,
            ObjectProvider<Reaction> reactions,
            JdbcClient jdbc) {
        processing
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance())
                .registerPooledStreamingEventProcessorConfiguration((configuration, processor) -> processor
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
            process(processing, "reaction-" + reaction.name(), gate, source, gate::beginning);
        });
        catalogue.projections().forEach(projection -> {
            LiveProjection live = new LiveProjection(projection, slots, writers, confirmations, transactions);
            process(
                    processing,
                    projection.name(),
                    new ProjectionEventHandler(live, stopped),
                    source,
                    StreamableMessageSource::createTailToken);
        });
    }

    /** @param beginning where it begins to read while it has no token */
    private static void process(
            EventProcessingConfigurer processing,
            String name,
            EventMessageHandler handler,
            ObjectProvider<WakingEventSource> source,
            Function<StreamableMessageSource<TrackedEventMessage<?>>, TrackingToken> beginning) {
        processing
                .registerEventHandler(configuration -> handler)
                .assignHandlerInstancesMatching(name, other -> other == handler)
                .registerPooledStreamingEventProcessor(
                        name,
                        configuration -> source.getObject(),
                        (configuration, processor) -> processor.initialToken(beginning));
    }
}
