package io.rapport.infra.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.domain.consent.Purpose;
import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.event.EventId;
import io.rapport.domain.governance.ModelAlgorithm;
import io.rapport.domain.governance.ModelDigest;
import io.rapport.domain.governance.ModelEvent;
import io.rapport.domain.governance.ModelEvent.ModelMarkedForReplacement;
import io.rapport.domain.governance.ModelEvent.ModelShadowed;
import io.rapport.domain.governance.ModelEvent.ModelTrained;
import io.rapport.domain.governance.ModelId;
import io.rapport.domain.governance.ModelRegister;
import io.rapport.domain.governance.TrainingLineage;
import io.rapport.domain.governance.TrainingSetDigest;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.EventRegistry;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.ranking.BehaviouralWeights;
import io.rapport.domain.recommender.LiveRecommendations;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.domain.recommender.TrainedModels;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Channel;
import io.rapport.domain.shared.FreeText;
import io.rapport.infra.processing.Alarm;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class ModelHealthTest {

    private static final ModelRegister REGISTER = ModelRegister.NEXT_BEST_CONTENT;
    private static final ModelId MODEL = new ModelId("linear-2026.03");
    private static final ModelDigest ARTEFACT = new ModelDigest("5e".repeat(32));
    private static final Actor OLGA = new Actor("olga");
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final RecommendationState state = new RecommendationState(new PurposeCatalogue(List.of()));
    private long position;

    @Test
    void all_is_well_where_no_model_is_in_service() {
        happens(trained());

        assertThat(health(TrainedModels.NONE).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void a_model_in_service_that_cannot_be_loaded_raises_an_alarm_and_is_named() {
        happens(trained());
        happens(new ModelShadowed(REGISTER, MODEL, OLGA));

        Health health = health(TrainedModels.NONE);

        assertThat(health.getStatus()).isEqualTo(Alarm.STATUS);
        assertThat(health.getDetails()).containsEntry("notLoaded", List.of(MODEL.value()));
    }

    @Test
    void all_is_well_when_it_can_be_loaded() {
        happens(trained());
        happens(new ModelShadowed(REGISTER, MODEL, OLGA));

        assertThat(health(_ -> Optional.of(BehaviouralWeights.MODEL)).getStatus())
                .isEqualTo(Status.UP);
    }

    @Test
    void a_model_that_ranks_beyond_its_time_raises_an_alarm_and_is_named() {
        happens(trained());
        happens(new ModelShadowed(REGISTER, MODEL, OLGA));
        happens(new ModelMarkedForReplacement(REGISTER, MODEL, NOON.minusSeconds(1)));

        Health health = health(_ -> Optional.of(BehaviouralWeights.MODEL));

        assertThat(health.getStatus()).isEqualTo(Alarm.STATUS);
        assertThat(health.getDetails()).containsEntry("toBeReplacedByNow", List.of(MODEL.value()));
    }

    private Health health(TrainedModels models) {
        LiveRecommendations live = new LiveRecommendations() {
            @Override
            public <T> T read(@Nullable Long position, Function<RecommendationState, T> reading) {
                return reading.apply(state);
            }
        };
        Health health = new ModelHealth(live, models, Clock.fixed(NOON, ZoneOffset.UTC)).health();
        assertThat(health).isNotNull();
        return health;
    }

    private void happens(ModelEvent event) {
        position++;
        state.apply(new RecordedEvent(
                new EventId("event-" + position),
                EventRegistry.typeOf(event.getClass()),
                position,
                "models",
                position - 1,
                NOON,
                EventContext.anonymous(NOON, Channel.WEB, false),
                event));
    }

    private static ModelTrained trained() {
        return new ModelTrained(
                REGISTER,
                MODEL,
                ModelAlgorithm.LINEAR,
                ARTEFACT,
                new FreeText("For a test."),
                new TrainingLineage(
                        1,
                        9,
                        new TreeSet<>(List.of(Purpose.ANALYTICS)),
                        new TrainingSetDigest("7a".repeat(32)),
                        12,
                        3,
                        7,
                        NOON),
                List.of(),
                List.of(),
                OLGA);
    }
}
