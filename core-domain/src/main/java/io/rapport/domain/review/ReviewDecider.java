package io.rapport.domain.review;

import io.rapport.domain.event.EventName;
import io.rapport.domain.review.ReviewCommand.AssignReview;
import io.rapport.domain.review.ReviewCommand.CommentOnReview;
import io.rapport.domain.review.ReviewCommand.LookAtEvent;
import io.rapport.domain.review.ReviewCommand.OpenReview;
import io.rapport.domain.review.ReviewCommand.SignReview;
import io.rapport.domain.review.ReviewEvent.EventLookedAt;
import io.rapport.domain.review.ReviewEvent.ReviewAssigned;
import io.rapport.domain.review.ReviewEvent.ReviewCommented;
import io.rapport.domain.review.ReviewEvent.ReviewOpened;
import io.rapport.domain.review.ReviewEvent.ReviewSigned;
import io.rapport.domain.review.ReviewRejection.AuthenticatedBeforeLook;
import io.rapport.domain.review.ReviewRejection.FindingWithoutComment;
import io.rapport.domain.review.ReviewRejection.NotLookedAt;
import io.rapport.domain.review.ReviewRejection.NotTheAssignee;
import io.rapport.domain.review.ReviewRejection.OwnEvent;
import io.rapport.domain.review.ReviewRejection.ReviewIsSigned;
import io.rapport.domain.review.ReviewRejection.UnknownReview;
import io.rapport.domain.review.ReviewState.Look;
import io.rapport.domain.review.ReviewState.None;
import io.rapport.domain.review.ReviewState.Open;
import io.rapport.domain.review.ReviewState.Signed;
import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.InvalidValue;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a review: four eyes, only the assignee signs, only what they have seen, and only once. Pure: same command
 * and state, same answer.
 */
public final class ReviewDecider {

    private ReviewDecider() {}

    /** Whoever opens a review a second time, after a crash or in another process, changes nothing. */
    public static List<ReviewOpened> decide(OpenReview command, ReviewState state) {
        ReviewedEvent event = command.event();
        return state instanceof None
                ? List.of(new ReviewOpened(
                        event.id(),
                        event.position(),
                        new EventName(event.type().name()),
                        event.subject(),
                        event.actor(),
                        command.rule(),
                        command.risk(),
                        command.dueAt()))
                : List.of();
    }

    public static List<ReviewAssigned> decide(AssignReview command, ReviewState state) {
        Open review = requireOpen(state);
        requireProtected(command.reason(), review);
        if (command.assignee().equals(review.actedBy())) {
            throw new OwnEvent();
        }
        if (command.assignee().equals(review.assignee())) {
            return List.of();
        }
        if (review.assignee() != null && command.reason() == null) {
            throw InvalidValue.of("reason", "why the review is somebody else's from now on");
        }
        return List.of(
                new ReviewAssigned(command.eventId(), command.assignee(), command.reason(), command.assignedBy()));
    }

    public static List<EventLookedAt> decide(LookAtEvent command, ReviewState state) {
        requireOpen(state);
        return List.of(new EventLookedAt(command.eventId(), command.digest(), command.by(), command.at()));
    }

    public static List<ReviewCommented> decide(CommentOnReview command, ReviewState state) {
        requireProtected(command.comment(), requireOpen(state));
        return List.of(new ReviewCommented(command.eventId(), command.comment(), command.by()));
    }

    /** Whoever signed in within the second of the look may have done so after it: issuers tell seconds. */
    public static List<ReviewSigned> decide(SignReview command, ReviewState state) {
        Open review = requireOpen(state);
        Signature signature = command.signature();
        if (!signature.by().equals(review.assignee())) {
            throw new NotTheAssignee();
        }
        Look look = review.looks().get(signature.by());
        if (look == null) {
            throw new NotLookedAt();
        }
        if (signature.meaning().needsComment() && !review.commented().contains(signature.by())) {
            throw new FindingWithoutComment();
        }
        if (signature.authenticatedAt().isBefore(look.at().truncatedTo(ChronoUnit.SECONDS))) {
            throw new AuthenticatedBeforeLook();
        }
        return List.of(new ReviewSigned(command.eventId(), review.position(), look.digest(), signature));
    }

    public static ReviewState evolve(ReviewState state, ReviewEvent event) {
        return switch (event) {
            case ReviewOpened e -> new Open(e.position(), e.hcpId(), e.actedBy(), null, Map.of(), Set.of());
            case ReviewAssigned e -> state instanceof Open open ? assigned(open, e.assignee()) : state;
            case EventLookedAt e -> state instanceof Open open ? looked(open, e) : state;
            case ReviewCommented e -> state instanceof Open open ? commented(open, e.by()) : state;
            case ReviewSigned _ -> new Signed();
        };
    }

    private static Open assigned(Open open, Actor assignee) {
        return new Open(open.position(), open.hcpId(), open.actedBy(), assignee, open.looks(), open.commented());
    }

    private static Open looked(Open open, EventLookedAt event) {
        Map<Actor, Look> looks = new HashMap<>(open.looks());
        looks.put(event.by(), new Look(event.digest(), event.at()));
        return new Open(open.position(), open.hcpId(), open.actedBy(), open.assignee(), looks, open.commented());
    }

    private static Open commented(Open open, Actor by) {
        Set<Actor> commented = new HashSet<>(open.commented());
        commented.add(by);
        return new Open(open.position(), open.hcpId(), open.actedBy(), open.assignee(), open.looks(), commented);
    }

    /** What is written about an HCP must be forgettable. */
    private static void requireProtected(@Nullable Remark remark, Open review) {
        if (remark != null && review.hcpId() != null && remark.ofHcp() == null) {
            throw InvalidValue.expected("a remark under the key of the HCP whom the event is about");
        }
    }

    private static Open requireOpen(ReviewState state) {
        return switch (state) {
            case None _ -> throw new UnknownReview();
            case Open open -> open;
            case Signed _ -> throw new ReviewIsSigned();
        };
    }
}
