package io.rapport.infra.consent;

import io.rapport.command.dispatch.CommandDispatcher;
import io.rapport.command.standing.Standings;
import io.rapport.domain.consent.DataController;
import io.rapport.domain.consent.PurposeCatalogue;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsentProperties.class)
class ConsentConfiguration {

    @Bean
    PurposeCatalogue purposeCatalogue(ConsentProperties properties) {
        return properties.catalogue();
    }

    @Bean
    DataController dataController(ConsentProperties properties) {
        return properties.controller().named();
    }

    @Bean
    ConsentExpiry consentExpiry(
            Standings standings, CommandDispatcher dispatcher, Clock clock, ConsentProperties properties) {
        return new ConsentExpiry(standings, dispatcher, clock, properties.expirySweep());
    }
}
