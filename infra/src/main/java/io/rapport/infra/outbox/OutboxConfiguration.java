package io.rapport.infra.outbox;

import io.rapport.command.standing.StandingTail;
import io.rapport.command.standing.Standings;
import io.rapport.domain.propagation.PersonalDataConsumer;
import io.rapport.infra.eventlog.LeafLog;
import io.rapport.infra.hcpstate.StateEnds;
import io.rapport.infra.propagation.Confirmations;
import java.time.Clock;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("rapport.streams.enabled")
class OutboxConfiguration {

    @Bean
    OutboxWriter outboxWriter(
            Standings standings,
            StandingTail tail,
            JdbcClient jdbc,
            Confirmations confirmations,
            StateEnds stateEnds,
            Clock clock) {
        return new OutboxWriter(standings, tail, new Outbox(jdbc), confirmations, stateEnds, clock);
    }

    @Bean
    OutboxRewind outboxRewind(
            ObjectProvider<EventProcessingConfiguration> processing,
            TokenStore tokens,
            PlatformTransactionManager transactions) {
        return new OutboxRewind(processing, tokens, new TransactionTemplate(transactions));
    }

    @Bean
    OutboxGauges outboxGauges(JdbcClient jdbc, Serializer generalSerializer, LeafLog log) {
        return new OutboxGauges(jdbc, generalSerializer, log);
    }

    @Bean
    PersonalDataConsumer outboxConsumer() {
        return OutboxWriter.consumer();
    }
}
