package io.rapport.infra.recommendation;

import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.contact.ContactEvent.ZonesAdopted;
import io.rapport.domain.contact.CountryZones;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.recommendation.RecommendationEvent.SettingsAdopted;
import io.rapport.domain.recommendation.RecommendationSettings;
import io.rapport.domain.recommender.LiveRecommendations;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.domain.shared.Actor;
import io.rapport.query.web.StaleRead;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** Records the settings and time zones that this process is configured with, where the log has others or none. */
public final class SettingsAdoption implements DisposableBean {

    private static final Actor PROGRAM = new Actor("rapport");

    private static final Logger log = LoggerFactory.getLogger(SettingsAdoption.class);

    private final LiveRecommendations live;
    private final EventBus events;
    private final Clock clock;
    private final RecommendationSettings configured;
    private final CountryZones zones;
    private final boolean atStart;
    private volatile boolean stopped;

    /** @param atStart whether it is done when the process is ready, or by who first records what came before */
    SettingsAdoption(
            LiveRecommendations live,
            EventBus events,
            Clock clock,
            RecommendationSettings configured,
            CountryZones zones,
            boolean atStart) {
        this.live = live;
        this.events = events;
        this.clock = clock;
        this.configured = configured;
        this.zones = zones;
        this.atStart = atStart;
    }

    /** A long log is still being read when the process is ready: then it is done as soon as it was read. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (atStart && !isAdopted()) {
            Thread.ofVirtual().name("settings-adoption").start(this::adopt);
        }
    }

    /** Returns when it is done. */
    public void adopt() {
        while (!stopped && !isAdopted()) {
            log.atInfo().log("the settings of recommending wait until the log was read");
        }
    }

    @Override
    public void destroy() {
        stopped = true;
    }

    private boolean isAdopted() {
        try {
            if (!live.read(null, RecommendationState::settings).equals(configured)) {
                record("recommendation", "recommendation-settings:", new SettingsAdopted(configured));
            }
            if (!live.read(null, state -> state.contacts().zones()).equals(zones)) {
                record("contact", "contact-zones:", new ZonesAdopted(zones));
            }
            return true;
        } catch (StaleRead e) {
            return false;
        }
    }

    private void record(String type, String stream, DomainEvent adopted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String id = IdentifierFactory.getInstance().generateIdentifier();
        EventContext context =
                new EventContext(now, null, PROGRAM, null, null, null, null, ConsentSnapshot.NONE, false);
        events.publish(new GenericDomainEventMessage<>(type, stream + id, 0, adopted, context.toMap(), id, now));
    }
}
