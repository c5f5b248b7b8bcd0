package io.rapport.infra.recommendation;

import io.rapport.domain.governance.ModelId;
import io.rapport.domain.recommender.LiveRecommendations;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.domain.recommender.TrainedModels;
import io.rapport.infra.processing.Alarm;
import io.rapport.query.web.StaleRead;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Raises an alarm when a model that is to rank lists cannot be loaded here, so that the weights of people rank them, and when
 * one still ranks that was to be replaced by now.
 */
final class ModelHealth extends AbstractHealthIndicator {

    private final LiveRecommendations live;
    private final TrainedModels models;
    private final Clock clock;

    ModelHealth(LiveRecommendations live, TrainedModels models, Clock clock) {
        super("the models in service could not be looked at");
        this.live = live;
        this.models = models;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        try {
            List<String> missing = live.read(null, RecommendationState::modelsInService).entrySet().stream()
                    .filter(model -> models.find(model.getValue()).isEmpty())
                    .map(Map.Entry::getKey)
                    .map(ModelId::value)
                    .toList();
            Instant now = clock.instant();
            List<String> overdue = live.read(null, RecommendationState::modelsDue).entrySet().stream()
                    .filter(model -> model.getValue().isBefore(now))
                    .map(Map.Entry::getKey)
                    .map(ModelId::value)
                    .toList();
            health.status(missing.isEmpty() && overdue.isEmpty() ? Status.UP : Alarm.STATUS)
                    .withDetail("notLoaded", missing)
                    .withDetail("toBeReplacedByNow", overdue);
        } catch (StaleRead e) {
            health.up().withDetail("reading", "the log is being read");
        }
    }
}
