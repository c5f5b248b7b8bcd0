package io.rapport.domain.review;

import io.rapport.domain.shared.DomainRejection;

/** Why a command about a review is refused. */
public final class ReviewRejection {

    private ReviewRejection() {}

    public static final class UnknownReview extends DomainRejection.NotFound {
        public UnknownReview() {
            super("unknown-review", "no rule has opened a review of an event of this id");
        }
    }

    public static final class ReviewIsSigned extends DomainRejection.RuleBroken {
        public ReviewIsSigned() {
            super("review-signed", null, "the review is signed, and nothing about it changes any more");
        }
    }

    /** Nobody reviews what they did. */
    public static final class OwnEvent extends DomainRejection.RuleBroken {
        public OwnEvent() {
            super("four-eyes-required", "assignee", "expected somebody else than who did what is to be reviewed");
        }
    }

    public static final class NotTheAssignee extends DomainRejection.RuleBroken {
        public NotTheAssignee() {
            super("not-the-assignee", null, "expected the signature of whom the review is assigned to");
        }
    }

    /** What is signed must have been seen. */
    public static final class NotLookedAt extends DomainRejection.RuleBroken {
        public NotLookedAt() {
            super("event-not-looked-at", null, "expected that the signer has looked at the event before");
        }
    }

    public static final class FindingWithoutComment extends DomainRejection.RuleBroken {
        public FindingWithoutComment() {
            super("comment-required", "meaning", "expected a comment of the signer that says what was found");
        }
    }

    /** Who was signed in before looking has not shown who they are for what they saw (21 CFR 11.200). */
    public static final class AuthenticatedBeforeLook extends DomainRejection.RuleBroken {
        public static final String CODE = "authenticated-before-look";

        public AuthenticatedBeforeLook() {
            super(CODE, null, "expected that the signer signed in again after having looked at the event");
        }
    }
}
