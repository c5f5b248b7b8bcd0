package io.rapport.domain.content;

import io.rapport.domain.content.ContentState.Phase;
import io.rapport.domain.shared.DomainRejection;
import java.util.Locale;

/** Why a command to a piece of content is refused. */
public final class ContentRejection {

    private ContentRejection() {}

    public static final class UnknownContent extends DomainRejection.NotFound {
        public UnknownContent() {
            super("unknown-content", "no content exists under this id");
        }
    }

    public static final class ContentAlreadyExists extends DomainRejection.RuleBroken {
        public ContentAlreadyExists() {
            super("content-already-exists", "contentId", "content already exists under this id");
        }
    }

    public static final class WrongPhase extends DomainRejection.RuleBroken {
        public WrongPhase(Phase actual, Phase expected) {
            super(
                    "wrong-content-phase",
                    null,
                    "expected content that is " + words(expected) + ", it is " + words(actual));
        }

        private static String words(Phase phase) {
            return phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Nobody reviews what they wrote. */
    public static final class FourEyesRequired extends DomainRejection.RuleBroken {
        public FourEyesRequired() {
            super("four-eyes-required", null, "the author of a version cannot review it");
        }
    }

    public static final class ApprovalAlreadyOver extends DomainRejection.Unprocessable {
        public ApprovalAlreadyOver() {
            super("approval-already-over", "validUntil", "expected an instant after the approval");
        }
    }

    /** Nothing counts as published before somebody approved it, however late its publication is recorded. */
    public static final class NotYetApproved extends DomainRejection.RuleBroken {
        public NotYetApproved() {
            super("not-yet-approved", "occurredAt", "expected an instant from the approval of this version on");
        }
    }

    public static final class ApprovalLapsed extends DomainRejection.RuleBroken {
        public ApprovalLapsed() {
            super("approval-lapsed", null, "the approval of this version has ended; it needs a new review");
        }
    }
}
