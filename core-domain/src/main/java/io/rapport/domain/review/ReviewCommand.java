package io.rapport.domain.review;

import io.rapport.domain.event.EventId;
import io.rapport.domain.shared.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is done about the review of an event. */
public sealed interface ReviewCommand {

    /** The event that is reviewed, which also names the review. */
    EventId eventId();

    /** @param dueAt when it must have been signed */
    record OpenReview(ReviewedEvent event, ReviewRuleName rule, Risk risk, Instant dueAt) implements ReviewCommand {
        @Override
        public EventId eventId() {
            return event.id();
        }
    }

    /** @param reason why it is somebody else's now; needed where it was somebody's */
    record AssignReview(
            EventId eventId, Actor assignee, @Nullable Remark reason, Actor assignedBy) implements ReviewCommand {}

    /** @param digest of the event as it was shown */
    record LookAtEvent(EventId eventId, EventDigest digest, Actor by, Instant at) implements ReviewCommand {}

    record CommentOnReview(EventId eventId, Remark comment, Actor by) implements ReviewCommand {}

    record SignReview(EventId eventId, Signature signature) implements ReviewCommand {}
}
