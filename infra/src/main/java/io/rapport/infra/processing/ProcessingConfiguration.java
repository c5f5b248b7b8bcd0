package io.rapport.infra.processing;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.infra.propagation.Confirmations;
import io.rapport.projection.ProjectionCatalogue;
import io.rapport.projection.table.ProjectionSlots;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

    /** Reactions send by it, so it must be there before the processors are. */
    @Bean
    static UnattendedCommands unattendedCommands(CommandDispatcher dispatcher, Clock clock) {
        return new UnattendedCommands(dispatcher, clock);
    }

    /**
     * One processor for each projection and whatever else follows the log from its beginning, in one segment so that its
     * progress is one number.
     */
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
            ObjectProvider<BatchWriter> followers,
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
        ProgressOnly progressOnly = new ProgressOnly(jdbc);
        // What was recorded before a reaction was there is history to it.
        reactions.orderedStream().forEach(reaction -> {
            ReactionEventHandler gate = new ReactionEventHandler(reaction, progressOnly, jdbc);
            process(processing, "reaction-" + reaction.name(), gate, source::getObject, gate::beginning);
        });
        Stream<BatchWriter> projections = catalogue.projections().stream()
                .map(projection -> new ParkingBatchWriter(
                        new LiveProjection(projection, slots, writers, confirmations, transactions),
                        progressOnly,
                        stopped));
        Stream.concat(projections, followers.orderedStream())
                .forEach(writer -> process(
                        processing,
                        writer.name(),
                        new BatchEventHandler(writer),
                        () -> writer.isPrompt() ? source.getObject().prompt() : source.getObject(),
                        StreamableMessageSource::createTailToken));
    }

    /** @param beginning where it begins to read while it has no token */
    private static void process(
            EventProcessingConfigurer processing,
            String name,
            EventMessageHandler handler,
            Supplier<StreamableMessageSource<TrackedEventMessage<?>>> source,
            Function<StreamableMessageSource<TrackedEventMessage<?>>, TrackingToken> beginning) {
        processing
                .registerEventHandler(configuration -> handler)
                .assignHandlerInstancesMatching(name, other -> other == handler)
                .registerPooledStreamingEventProcessor(
                        name,
                        configuration -> source.get(),
                        (configuration, processor) -> processor.initialToken(beginning));
    }
}
