package io.rapport.infra.processing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.rapport.projection.ProjectionCatalogue;

/** What {@link ProjectionHealth} tells, as numbers by projection. They are asked for when somebody looks. */
final class ProjectionGauges implements MeterBinder {

    private final ProjectionCatalogue catalogue;
    private final ProjectionHealth health;

    ProjectionGauges(ProjectionCatalogue catalogue, ProjectionHealth health) {
        this.catalogue = catalogue;
        this.health = health;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String projection : catalogue.names()) {
            Gauge.builder("rapport.dead.letters", () -> health.parkedSequences(projection))
                    .description("Sequences of events that wait behind one that could not be taken")
                    .tag("projection", projection)
                    .register(registry);
            Gauge.builder("rapport.projection.stopped", () -> health.isStopped(projection) ? 1 : 0)
                    .description("1 while the projection does not go on because too much is parked")
                    .tag("projection", projection)
                    .register(registry);
        }
    }
}
