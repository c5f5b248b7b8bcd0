package io.rapport.infra.review;

import io.rapport.command.review.SignatureTerms;
import io.rapport.domain.privacy.PersonalDataVault;
import io.rapport.domain.review.ReviewedRecords;
import io.rapport.infra.eventlog.LeafLog;
import io.rapport.infra.processing.UnattendedCommands;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReviewProperties.class)
class ReviewConfiguration {

    @Bean
    SignatureTerms signatureTerms(ReviewProperties properties) {
        return properties.terms();
    }

    @Bean
    RulesInForce rulesInForce(ReviewProperties properties, JdbcClient jdbc, LeafLog log) {
        return new RulesInForce(properties.reviewRules(), jdbc, log);
    }

    @Bean
    ReviewReaction reviewReaction(RulesInForce rules, UnattendedCommands commands) {
        return new ReviewReaction(rules, commands);
    }

    @Bean
    ReviewedRecords reviewedRecords(EventStore log, LeafLog leaves, PersonalDataVault vault, JsonMapper json) {
        return new LogReviewedRecords(log, leaves, vault, json);
    }

    @Bean
    WaitingReviews waitingReviews(JdbcClient jdbc, Clock clock) {
        return new WaitingReviews(jdbc, clock);
    }

    @Bean
    ReviewGauges reviewGauges(WaitingReviews reviews) {
        return new ReviewGauges(reviews);
    }

    /** Its name is that of the component in the answer, without the ending. */
    @Bean
    ReviewHealth reviewsHealthIndicator(WaitingReviews reviews) {
        return new ReviewHealth(reviews);
    }
}
