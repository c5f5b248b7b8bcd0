package io.rapport.domain.recommender;

import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.recommendation.RecommendationEvent.RecommendationServed;
import io.rapport.domain.recommendation.RecommendationId;
import java.util.Optional;

/** The lists that were served, which are in the log. */
public interface ServedLists {

    RecommendationId nextId();

    /** Returns when it is durable. */
    void record(RecommendationServed served, EventContext context);

    Optional<RecordedEvent> find(RecommendationId id);

    /** The state that the events up to a position lead to, folded anew from the log. */
    RecommendationState stateAt(long position);
}
