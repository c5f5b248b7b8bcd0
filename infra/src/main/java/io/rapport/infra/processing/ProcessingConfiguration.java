package io.rapport.infra.processing;

import io.rapport.projection.Projections;
import java.util.concurrent.Executors;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

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
    void configure(EventProcessingConfigurer processing, JdbcTemplate jdbc, ObjectProvider<WakingEventSource> source) {
        processing
                .registerDefaultSequencingPolicy(configuration -> new SequencedBySubject())
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
        Projections.all().forEach(projection -> {
            String name = projection.name();
            processing
                    .registerEventHandler(configuration -> new ProjectionEventHandler(projection, jdbc))
                    .assignHandlerInstancesMatching(
                            name,
                            handler -> handler instanceof ProjectionEventHandler ours
                                    && ours.processor().equals(name))
                    .registerPooledStreamingEventProcessor(name, configuration -> source.getObject());
        });
    }
}
