package io.rapport.domain.erasure;

import io.rapport.domain.shared.DomainRejection;

/** Why a command about an erasure is refused. */
public final class ErasureRejection {

    private ErasureRejection() {}

    public static final class UnknownErasure extends DomainRejection.NotFound {
        public UnknownErasure() {
            super("unknown-erasure", "nobody has asked to erase an HCP of this id");
        }
    }

    public static final class ErasureAlreadyRequested extends DomainRejection.RuleBroken {
        public ErasureAlreadyRequested() {
            super("erasure-already-requested", null, "the erasure waits for a second person's approval");
        }
    }

    public static final class NoErasureRequested extends DomainRejection.RuleBroken {
        public NoErasureRequested() {
            super("no-erasure-requested", null, "expected an erasure that was requested and waits for approval");
        }
    }

    /** Nobody approves what they asked for. */
    public static final class SecondPersonRequired extends DomainRejection.RuleBroken {
        public SecondPersonRequired() {
            super("four-eyes-required", null, "who requests an erasure cannot approve it");
        }
    }

    public static final class ErasureNotComplete extends DomainRejection.RuleBroken {
        public ErasureNotComplete() {
            super(
                    "erasure-not-complete",
                    null,
                    "expected an erasure that everybody has confirmed and a checkpoint covers");
        }
    }

    public static final class ErasureNotApproved extends DomainRejection.RuleBroken {
        public ErasureNotApproved() {
            super("erasure-not-approved", null, "expected an erasure that was approved");
        }
    }
}
