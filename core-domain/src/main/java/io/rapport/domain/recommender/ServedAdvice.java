package io.rapport.domain.recommender;

import io.rapport.domain.contact.AdviceId;
import io.rapport.domain.contact.ContactEvent.ContactAdviceServed;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.RecordedEvent;
import java.util.Optional;

/** The advice on how to meet HCPs that was given, which is in the log. */
public interface ServedAdvice {

    AdviceId nextId();

    /** Returns when it is durable. */
    void record(ContactAdviceServed served, EventContext context);

    Optional<RecordedEvent> find(AdviceId id);

    /** The state that the events up to a position lead to, folded anew from the log. */
    RecommendationState stateAt(long position);
}
