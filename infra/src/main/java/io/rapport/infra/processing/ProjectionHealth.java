package io.rapport.infra.processing;

import io.rapport.projection.ProjectionCatalogue;
import io.rapport.projection.table.ProjectionSlots;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Raises an alarm when a projection is stopped or has parked something. Which HCPs it is about is not told here: health is
 * read by machines that have no business with that.
 */
final class ProjectionHealth extends AbstractHealthIndicator {

    private final ProjectionCatalogue catalogue;
    private final ProjectionSlots slots;
    private final DeadLetters letters;
    private final StoppedProjections stopped;

    ProjectionHealth(
            ProjectionCatalogue catalogue, ProjectionSlots slots, DeadLetters letters, StoppedProjections stopped) {
        super("projections could not be looked at");
        this.catalogue = catalogue;
        this.slots = slots;
        this.letters = letters;
        this.stopped = stopped;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, Long> parked = new LinkedHashMap<>();
        catalogue.names().forEach(projection -> {
            long sequences = parkedSequences(projection);
            if (sequences > 0) {
                parked.put(projection, sequences);
            }
        });
        Map<String, Long> standing = new LinkedHashMap<>();
        catalogue
                .names()
                .forEach(projection ->
                        stopped.find(projection).ifPresent(stop -> standing.put(projection, stop.position())));
        health.status(parked.isEmpty() && standing.isEmpty() ? Status.UP : Alarm.STATUS)
                .withDetail("parkedSequences", parked)
                .withDetail("stoppedAt", standing);
    }

    /** In all slots of the projection. */
    long parkedSequences(String projection) {
        return slots.of(projection).stream()
                .mapToLong(state -> letters.count(new SlotKey(projection, state.slot())))
                .sum();
    }

    boolean isStopped(String projection) {
        return stopped.find(projection).isPresent();
    }
}
