package io.rapport.infra.recommendation;

import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.recommender.LiveRecommendations;
import io.rapport.domain.recommender.ServedAdvice;
import io.rapport.domain.recommender.ServedLists;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.processing.UnattendedCommands;
import java.time.Clock;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where lists are served. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties({RecommendationProperties.class, ContactProperties.class})
class RecommendationConfiguration {

    @Bean
    RecommendationTail recommendationTail(EventStore events, PurposeCatalogue purposes) {
        return new RecommendationTail(events, purposes);
    }

    @Bean
    ServedStreams servedStreams(
            EventStore events, ObjectProvider<LogReader> log, PurposeCatalogue purposes, Clock clock) {
        return new ServedStreams(events, log, purposes, clock);
    }

    @Bean
    ServedLists servedLists(ServedStreams streams) {
        return new LoggedLists(streams);
    }

    @Bean
    ServedAdvice servedAdvice(ServedStreams streams) {
        return new LoggedAdvice(streams);
    }

    @Bean
    ModelFolder trainedModels(RecommendationProperties properties) {
        return new ModelFolder(properties.modelFolder());
    }

    @Bean
    Unlearning unlearning(LiveRecommendations live, UnattendedCommands commands, Clock clock) {
        return new Unlearning(live, commands, clock);
    }

    /** Its name is that of the component in the answer, without the ending. */
    @Bean
    ModelHealth modelsHealthIndicator(LiveRecommendations live, ModelFolder models, Clock clock) {
        return new ModelHealth(live, models, clock);
    }

    @Bean
    SettingsAdoption settingsAdoption(
            LiveRecommendations live,
            EventBus events,
            Clock clock,
            RecommendationProperties properties,
            ContactProperties contact) {
        return new SettingsAdoption(
                live, events, clock, properties.settings(), contact.countryZones(), properties.adoptSettingsAtStart());
    }
}
