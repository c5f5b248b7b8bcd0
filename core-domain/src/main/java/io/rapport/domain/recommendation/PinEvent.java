package io.rapport.domain.recommendation;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.FreeText;
import java.time.Instant;

/** A step in the life of a pin. */
public sealed interface PinEvent extends DomainEvent {

    Placement placement();

    PinId pinId();

    record PinProposed(Placement placement, PinId pinId, Pin pin, FreeText reason, Actor proposedBy)
            implements PinEvent {}

    record PinApproved(Placement placement, PinId pinId, Actor reviewer, Instant approvedAt) implements PinEvent {}

    record PinRefused(Placement placement, PinId pinId, Actor reviewer, FreeText reason) implements PinEvent {}

    /** Before its time, or before it was reviewed. A pin whose time is over ends without an event. */
    record PinEnded(Placement placement, PinId pinId, Actor by, FreeText reason, Instant endedAt) implements PinEvent {}
}
