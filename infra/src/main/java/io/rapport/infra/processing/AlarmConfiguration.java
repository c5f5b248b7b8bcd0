package io.rapport.infra.processing;

import io.rapport.projection.ProjectionCatalogue;
import io.rapport.projection.table.ProjectionSlots;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How people learn that projections need them. */
@Configuration(proxyBeanMethods = false)
class AlarmConfiguration {

    /** Its name is that of the component in the answer, without the ending. */
    @Bean
    ProjectionHealth projectionsHealthIndicator(
            ProjectionCatalogue catalogue, ProjectionSlots slots, DeadLetters letters, StoppedProjections stopped) {
        return new ProjectionHealth(catalogue, slots, letters, stopped);
    }

    @Bean
    ProjectionGauges projectionGauges(ProjectionCatalogue catalogue, ProjectionHealth health) {
        return new ProjectionGauges(catalogue, health);
    }
}
