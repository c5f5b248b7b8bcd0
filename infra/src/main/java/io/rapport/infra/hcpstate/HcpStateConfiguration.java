package io.rapport.infra.hcpstate;

import io.rapport.command.standing.StandingTail;
import io.rapport.command.standing.Standings;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.propagation.PersonalDataConsumer;
import io.rapport.infra.consent.ConsentProperties;
import io.rapport.infra.eventlog.LeafLog;
import io.rapport.infra.kafka.BrokerProperties;
import io.rapport.infra.propagation.Confirmations;
import io.rapport.infra.streams.RequiredTopics;
import io.rapport.infra.streams.StreamsProperties;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("rapport.streams.enabled")
class HcpStateConfiguration {

    @Bean
    StateEnds stateEnds(JdbcClient jdbc, Confirmations confirmations) {
        return new StateEnds(jdbc, confirmations);
    }

    @Bean
    StateTelling stateTelling(
            Standings standings,
            StandingTail tail,
            LeafLog head,
            EventStore events,
            PersonalDataVault vault,
            JdbcClient jdbc,
            StateEnds ends,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new StateTelling(
                new HcpStates(standings, tail, head, events, vault, clock),
                new SharedStates(jdbc),
                ends,
                new TransactionTemplate(transactions),
                clock);
    }

    @Bean
    PublisherStatus publisherStatus(Clock clock) {
        return new PublisherStatus(clock);
    }

    @Bean
    HcpStatePublisher hcpStatePublisher(
            BrokerProperties brokers,
            StreamsProperties properties,
            ConsentProperties consent,
            StateTelling telling,
            PublisherStatus status) {
        return new HcpStatePublisher(
                brokers, properties, new RequiredTopics(brokers, properties), consent.expirySweep(), telling, status);
    }

    @Bean
    PersonalDataConsumer hcpStateConsumer() {
        return StateEnds.consumer();
    }

    /** Its name is that of the component in the answer, without the ending. */
    @Bean
    PublisherHealth hcpStateHealthIndicator(StreamsProperties properties, PublisherStatus status) {
        return new PublisherHealth(properties, status);
    }

    @Bean
    PublisherGauges publisherGauges(PublisherStatus status) {
        return new PublisherGauges(status);
    }
}
