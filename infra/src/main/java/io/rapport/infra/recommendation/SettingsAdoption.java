package io.rapport.infra.recommendation;

import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.recommendation.RecommendationEvent.SettingsAdopted;
import io.rapport.domain.recommendation.RecommendationSettings;
import io.rapport.domain.recommender.LiveRecommendations;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.domain.shared.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** Records the settings that this version of the program lists by, where the log has others or none. */
final class SettingsAdoption {

    private static final Actor PROGRAM = new Actor("rapport");

    private final LiveRecommendations live;
    private final EventBus events;
    private final Clock clock;

    SettingsAdoption(LiveRecommendations live, EventBus events, Clock clock) {
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void adopt() {
        RecommendationSettings adopted = live.read(null, RecommendationState::settings);
        if (!adopted.equals(RecommendationSettings.SHIPPED)) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            String id = IdentifierFactory.getInstance().generateIdentifier();
            EventContext context =
                    new EventContext(now, null, PROGRAM, null, null, null, null, ConsentSnapshot.NONE, false);
            events.publish(new GenericDomainEventMessage<>(
                    "recommendation",
                    "recommendation-settings:" + id,
                    0,
                    new SettingsAdopted(RecommendationSettings.SHIPPED),
                    context.toMap(),
                    id,
                    now));
        }
    }
}
