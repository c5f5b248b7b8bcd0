package io.rapport.infra.processing;

import io.rapport.projection.ProjectionCatalogue;
import io.rapport.projection.Projections;
import io.rapport.projection.table.ProjectionSlots;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What writes projections, live or anew. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProjectionProperties.class)
class ProjectionConfiguration {

    @Bean
    ProjectionCatalogue projectionCatalogue() {
        return ProjectionCatalogue.of(Projections.all());
    }

    @Bean
    ProjectionSlots projectionSlots(JdbcClient jdbc) {
        return new ProjectionSlots(jdbc);
    }

    @Bean
    DeadLetters deadLetters(JdbcClient jdbc, Clock clock) {
        return new DeadLetters(jdbc, clock);
    }

    @Bean
    StoppedProjections stoppedProjections(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new StoppedProjections(jdbc, transactions, clock);
    }

    @Bean
    ParkingWriters parkingWriters(
            JdbcTemplate jdbc,
            ProjectionSlots slots,
            PlatformTransactionManager transactions,
            DeadLetters letters,
            ProjectionProperties properties) {
        return new ParkingWriters(jdbc, slots, transactions, letters, properties.deadLetterLimit());
    }
}
