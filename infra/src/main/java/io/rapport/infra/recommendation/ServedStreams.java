package io.rapport.infra.recommendation;

import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.infra.eventlog.LogBatch;
import io.rapport.infra.eventlog.LogReader;
import io.rapport.infra.eventlog.LogScan;
import io.rapport.infra.eventlog.RecordedEvents;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;

/** What was served is a stream of its own each time: those who are served never wait for each other. */
final class ServedStreams {

    private final EventStore events;
    private final ObjectProvider<LogReader> log;
    private final PurposeCatalogue purposes;
    private final Clock clock;

    ServedStreams(EventStore events, ObjectProvider<LogReader> log, PurposeCatalogue purposes, Clock clock) {
        this.events = events;
        this.log = log;
        this.purposes = purposes;
        this.clock = clock;
    }

    String nextId() {
        return IdentifierFactory.getInstance().generateIdentifier();
    }

    void record(String type, String stream, DomainEvent served, EventContext context) {
        events.publish(new GenericDomainEventMessage<>(
                type,
                stream,
                0,
                served,
                context.toMap(),
                IdentifierFactory.getInstance().generateIdentifier(),
                clock.instant().truncatedTo(context.subject() == null ? ChronoUnit.SECONDS : ChronoUnit.MILLIS)));
    }

    Optional<RecordedEvent> find(String stream) {
        return events.readEvents(stream).asStream().findFirst().flatMap(RecordedEvents::of);
    }

    RecommendationState stateAt(long position) {
        RecommendationState state = new RecommendationState(purposes);
        try (LogScan<LogBatch> scan = log.getObject().scanPastUnreadable(0, position)) {
            while (scan.hasNext()) {
                scan.next().events().forEach(state::apply);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the log was read", e);
        }
        return state;
    }
}
