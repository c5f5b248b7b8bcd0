package io.rapport.infra.figures;

import io.rapport.domain.consent.Purpose;
import io.rapport.domain.propagation.ConsumerName;
import io.rapport.domain.propagation.PersonalDataConsumer;
import io.rapport.infra.kafka.BrokerProperties;
import io.rapport.infra.propagation.Confirmations;
import io.rapport.infra.streams.StreamsProperties;
import java.time.Clock;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("rapport.streams.enabled")
@ConditionalOnBooleanProperty(name = "rapport.streams.figures.enabled", matchIfMissing = true)
@EnableConfigurationProperties(FigureProperties.class)
class FiguresConfiguration {

    static final String CONSUMER = "figures";

    @Bean
    FigureStreams figureStreams(FigureProperties properties, StreamsProperties topics, BrokerProperties brokers) {
        return new FigureStreams(properties, topics, brokers);
    }

    @Bean
    FigureSink figureSink(
            FigureProperties properties,
            BrokerProperties brokers,
            JdbcClient jdbc,
            Confirmations confirmations,
            PlatformTransactionManager transactions) {
        return new FigureSink(
                properties, brokers, new FigureTable(jdbc), confirmations, new TransactionTemplate(transactions));
    }

    @Bean
    PersonalDataConsumer figuresConsumer() {
        return new PersonalDataConsumer(
                new ConsumerName(CONSUMER), "what an HCP adds to figures over time", Set.of(Purpose.ANALYTICS), false);
    }

    /** Its name is that of the component in the answer, without the ending. */
    @Bean
    FigureHealth figuresHealthIndicator(
            StreamsProperties properties, FigureStreams streams, FigureSink sink, Clock clock) {
        return new FigureHealth(properties, streams, sink, clock);
    }

    @Bean
    FigureGauges figureGauges(FigureStreams streams, FigureSink sink) {
        return new FigureGauges(streams, sink);
    }
}
