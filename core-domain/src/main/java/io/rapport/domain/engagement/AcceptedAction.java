package io.rapport.domain.engagement;

import io.rapport.domain.consent.ConsentSnapshot;
import io.rapport.domain.consent.ConsentTarget;
import java.time.Instant;

/** An action that is to be recorded, and how. */
public sealed interface AcceptedAction {

    EngagementEvent event();

    Instant occurredAt();

    /**
     * To be recorded as the HCP's own, on the consent given.
     *
     * @param target what the consent was judged for
     */
    record Identified(EngagementEvent event, Instant occurredAt, ConsentTarget target, ConsentSnapshot consent)
            implements AcceptedAction {}

    /** To be recorded without anything that leads back to the HCP; the time is cut to the hour. */
    record Anonymous(EngagementEvent event, Instant occurredAt) implements AcceptedAction {}
}
