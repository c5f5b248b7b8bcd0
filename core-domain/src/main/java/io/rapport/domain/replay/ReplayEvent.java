package io.rapport.domain.replay;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.shared.FreeText;

public sealed interface ReplayEvent extends DomainEvent {

    ProjectionName projection();

    FreeText reason();

    /**
     * @param version of the projection's code that built the rows in {@code to}
     * @param position up to where both slots included the log
     */
    record ProjectionSwitched(
            ProjectionName projection, Slot from, Slot to, int version, long position, FreeText reason)
            implements ReplayEvent {}

    /**
     * @param version of the projection's code that built the rows in {@code to}
     * @param position up to where both slots included the log
     */
    record ProjectionRolledBack(
            ProjectionName projection, Slot from, Slot to, int version, long position, FreeText reason)
            implements ReplayEvent {}

    /** @param position of the event that was given up */
    record DeadLetterDiscarded(
            ProjectionName projection, Slot slot, DeadLetterSequence sequence, long position, FreeText reason)
            implements ReplayEvent {}
}
