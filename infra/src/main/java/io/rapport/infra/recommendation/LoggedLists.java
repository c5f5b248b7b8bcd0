package io.rapport.infra.recommendation;

import io.rapport.domain.consent.PurposeCatalogue;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.log.Streams;
import io.rapport.domain.recommendation.RecommendationEvent.RecommendationServed;
import io.rapport.domain.recommendation.RecommendationId;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.domain.recommender.ServedLists;
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

/** Each list is a stream of its own: those who are served never wait for each other. */
final class LoggedLists implements ServedLists {

    private static final String TYPE = "recommendation";

    private final EventStore events;
    private final ObjectProvider<LogReader> log;
    private final PurposeCatalogue purposes;
    private final Clock clock;

    LoggedLists(EventStore events, ObjectProvider<LogReader> log, PurposeCatalogue purposes, Clock clock) {
        this.events = events;
        this.log = log;
        this.purposes = purposes;
        this.clock = clock;
    }

    @Override
    public RecommendationId nextId() {
        return new RecommendationId(IdentifierFactory.getInstance().generateIdentifier());
    }

    @Override
    public void record(RecommendationServed served, EventContext context) {
        events.publish(new GenericDomainEventMessage<>(
                TYPE,
                Streams.recommendation(served.recommendation()),
                0,
                served,
                context.toMap(),
                IdentifierFactory.getInstance().generateIdentifier(),
                clock.instant().truncatedTo(context.subject() == null ? ChronoUnit.SECONDS : ChronoUnit.MILLIS)));
    }

    @Override
    public Optional<RecordedEvent> find(RecommendationId id) {
        return events.readEvents(Streams.recommendation(id))
                .asStream()
                .findFirst()
                .flatMap(RecordedEvents::of);
    }

    @Override
    public RecommendationState stateAt(long position) {
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
