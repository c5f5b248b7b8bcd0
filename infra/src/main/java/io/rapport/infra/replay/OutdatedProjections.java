package io.rapport.infra.replay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** Tells at the start which read models are older than the code, so that somebody may replay them. */
final class OutdatedProjections {

    private static final Logger log = LoggerFactory.getLogger(OutdatedProjections.class);

    private final ProjectionOverview overview;

    OutdatedProjections(ProjectionOverview overview) {
        this.overview = overview;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        for (ProjectionView projection : overview.all()) {
            if (projection.live() != null && projection.outdated()) {
                log.warn(
                        "{} is live in version {}, the code has version {}: a replay of {} events takes about {} s "
                                + "(./rapport replay {} --compare)",
                        projection.name(),
                        projection.live().version(),
                        projection.version(),
                        projection.live().position(),
                        projection.rebuildSeconds(),
                        projection.name());
            }
        }
    }
}
