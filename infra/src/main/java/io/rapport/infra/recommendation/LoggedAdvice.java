package io.rapport.infra.recommendation;

import io.rapport.domain.contact.AdviceId;
import io.rapport.domain.contact.ContactEvent.ContactAdviceServed;
import io.rapport.domain.log.EventContext;
import io.rapport.domain.log.RecordedEvent;
import io.rapport.domain.log.Streams;
import io.rapport.domain.recommender.RecommendationState;
import io.rapport.domain.recommender.ServedAdvice;
import java.util.Optional;

final class LoggedAdvice implements ServedAdvice {

    private static final String TYPE = "contact-advice";

    private final ServedStreams streams;

    LoggedAdvice(ServedStreams streams) {
        this.streams = streams;
    }

    @Override
    public AdviceId nextId() {
        return new AdviceId(streams.nextId());
    }

    @Override
    public void record(ContactAdviceServed served, EventContext context) {
        streams.record(TYPE, Streams.contactAdvice(served.advice()), served, context);
    }

    @Override
    public Optional<RecordedEvent> find(AdviceId id) {
        return streams.find(Streams.contactAdvice(id));
    }

    @Override
    public RecommendationState stateAt(long position) {
        return streams.stateAt(position);
    }
}
