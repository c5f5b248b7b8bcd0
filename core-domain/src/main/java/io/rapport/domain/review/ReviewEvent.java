package io.rapport.domain.review;

import io.rapport.domain.event.DomainEvent;
import io.rapport.domain.event.EventId;
import io.rapport.domain.event.EventName;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.HcpId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened in the review of an event. It is about that event and not about an HCP, so that it is in no HCP's history;
 * whose key protects remarks is in the first event.
 */
public sealed interface ReviewEvent extends DomainEvent {

    EventId eventId();

    /**
     * @param position of the event that is to be reviewed
     * @param event its name
     * @param hcpId the HCP whom it is about
     * @param actedBy who did it, and so cannot review it
     * @param dueAt when it must have been signed
     */
    record ReviewOpened(
            EventId eventId,
            long position,
            EventName event,
            @Nullable HcpId hcpId,
            @Nullable Actor actedBy,
            ReviewRuleName rule,
            Risk risk,
            Instant dueAt)
            implements ReviewEvent {}

    /** @param reason why it is somebody else's now; present where it was somebody's */
    record ReviewAssigned(
            EventId eventId, Actor assignee, @Nullable Remark reason, Actor assignedBy) implements ReviewEvent {}

    /** Somebody was shown the event. */
    record EventLookedAt(EventId eventId, EventDigest digest, Actor by, Instant at) implements ReviewEvent {}

    record ReviewCommented(EventId eventId, Remark comment, Actor by) implements ReviewEvent {}

    /**
     * From here on nothing about the review changes.
     *
     * @param position of the event that the signature is for
     * @param digest of that event, as the signer was shown it
     */
    record ReviewSigned(EventId eventId, long position, EventDigest digest, Signature signature)
            implements ReviewEvent {}
}
