package io.rapport.query.audit;

import io.rapport.domain.shared.DomainRejection;

/** No event of the trail has the position. */
final class UnknownEvent extends DomainRejection.NotFound {
    UnknownEvent() {
        super("unknown-event", "position", "expected the position of an event that is in the trail");
    }
}
