package io.rapport.infra.recommendation;

import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.log.Streams;
import io.rapport.domain.recommendation.RecommendationEvent.RecommendationServed;
import io.rapport.domain.recommendation.RecommendationId;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.domain.recommender.ServedLists;
import java.util.Optional;

final class LoggedLists implements ServedLists {

    private static final String TYPE = "recommendation";

    private final ServedStreams streams;

    LoggedLists(ServedStreams streams) {
        this.streams = streams;
    }

    @Override
    public RecommendationId nextId() {
        return new RecommendationId(streams.nextId());
    }

    @Override
    public void record(RecommendationServed served, EventContext context) {
        streams.record(TYPE, Streams.recommendation(served.recommendation()), served, context);
    }

    @Override
    public Optional<RecordedEvent> find(RecommendationId id) {
        return streams.find(Streams.recommendation(id));
    }

    @Override
    public RecommendationState stateAt(long position) {
        return streams.stateAt(position);
    }
}
