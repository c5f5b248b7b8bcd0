package io.rapport.infra.eventlog;

import io.rapport.command.consent.ConsentDecisionRev1To2;
import io.rapport.command.content.ContentProfileRev1To2;
import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.dispatch.IdempotencyRecords;
import io.rapport.command.engagement.ContentViewedRev1To2;
import io.rapport.command.recommendation.RecommendationServedRev1To2;
import io.rapport.command.standing.StandingTail;
import io.rapport.command.standing.Standings;
import io.rapport.domain.consent.PurposeCatalogue;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** What the log needs wherever it is kept. */
@Configuration(proxyBeanMethods = false)
class EventLogConfiguration {

    /** Axon's own auto-configuration orders itself after classes of Spring Boot 3 and would leave us without. */
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    /** Axon keeps tokens in polymorphic JSON; nothing but its own types may be named there. */
    @Bean
    Jackson3SerializerCustomizer tokenTypes() {
        return mapper -> mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .build());
    }

    @Bean
    @Primary
    Serializer generalSerializer(Jackson3SerializerCustomizer tokenTypes) {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(tokenTypes)
                .build();
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer() {
        return EventSerializer.create();
    }

    /** From every revision that was ever stored to today's. */
    @Bean
    static EventUpcaster upcasters() {
        return new EventUpcasterChain(List.of(
                new ContentViewedRev1To2(),
                new ConsentDecisionRev1To2(),
                new ContentProfileRev1To2(),
                new RecommendationServedRev1To2()));
    }

    @Bean
    TokenStore tokenStore(DataSource dataSource, Serializer generalSerializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                .serializer(generalSerializer)
                .schema(TokenSchema.builder()
                        .setTokenTable("processing.token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .build();
    }

    /** The context of an event is its command's, and an anonymous one has none: nothing else may be attached. */
    @Bean
    CorrelationDataProvider noCorrelationData() {
        return message -> Map.of();
    }

    @Bean
    Standings standings(PurposeCatalogue purposes) {
        return new Standings(purposes);
    }

    @Bean
    StandingTail standingTail(EventStore eventStore, Standings standings) {
        return new StandingTail(eventStore, standings);
    }

    @Bean
    CommandDispatcher commandDispatcher(CommandGateway gateway, IdempotencyRecords records, StandingTail tail) {
        return new CommandDispatcher(gateway, records, tail);
    }
}
