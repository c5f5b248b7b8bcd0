package io.rapport.infra.processing;

import io.rapport.domain.log.EventContext;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.jspecify.annotations.Nullable;

/** Keeps the events of one HCP in order, whichever streams they belong to, and events about nobody in their stream's. */
final class SequencedBySubject implements SequencingPolicy<EventMessage<?>> {

    @Override
    public @Nullable Object getSequenceIdentifierFor(EventMessage<?> event) {
        Object subject = event.getMetaData().get(EventContext.SUBJECT);
        if (subject != null) {
            return subject;
        }
        return event instanceof DomainEventMessage<?> ofStream ? ofStream.getAggregateIdentifier() : null;
    }
}
