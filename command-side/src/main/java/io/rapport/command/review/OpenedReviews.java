package io.rapport.command.review;

import io.rapport.domain.event.EventId;
import io.rapport.domain.log.Streams;
import io.rapport.domain.review.ReviewEvent.ReviewOpened;
import io.rapport.domain.review.ReviewRejection.UnknownReview;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** What is known of a review since it was opened, from the log and not from a read model, so that it is there at once. */
@Component
class OpenedReviews {

    private final EventStore log;

    OpenedReviews(EventStore log) {
        this.log = log;
    }

    /** @throws UnknownReview if no rule has opened one */
    ReviewOpened of(EventId event) {
        DomainEventStream stream = log.readEvents(Streams.review(event));
        if (stream.hasNext() && stream.next().getPayload() instanceof ReviewOpened opened) {
            return opened;
        }
        throw new UnknownReview();
    }
}
