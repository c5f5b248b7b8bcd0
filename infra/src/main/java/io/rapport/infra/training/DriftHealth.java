package io.rapport.infra.training;

import io.rapport.domain.recommender.LiveRecommendations;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.infra.processing.Alarm;
import io.rapport.query.web.StaleRead;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Raises an alarm while a model in service does worse than it was approved for. */
final class DriftHealth extends AbstractHealthIndicator {

    private final LiveRecommendations live;
    private final DriftTable looks;

    DriftHealth(LiveRecommendations live, DriftTable looks) {
        super("how the models in service do could not be looked at");
        this.live = live;
        this.looks = looks;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        try {
            List<String> drifted = live.read(null, RecommendationState::modelsInService).keySet().stream()
                    .filter(model ->
                            looks.newest(model).filter(DriftLook::drifted).isPresent())
                    .map(model -> model.value())
                    .toList();
            health.status(drifted.isEmpty() ? Status.UP : Alarm.STATUS).withDetail("drifted", drifted);
        } catch (StaleRead e) {
            health.up().withDetail("reading", "the log is being read");
        }
    }
}
