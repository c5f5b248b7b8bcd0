package io.rapport.domain.recommendation;

import io.rapport.domain.recommendation.PinState.Phase;
import io.rapport.domain.shared.Codes;
import io.rapport.domain.shared.DomainRejection;

/** Why a command about a pin is refused. */
public final class PinRejection {

    private PinRejection() {}

    public static final class UnknownPin extends DomainRejection.NotFound {
        public UnknownPin() {
            super("unknown-pin", "no pin was proposed under this id");
        }
    }

    public static final class PinAlreadyExists extends DomainRejection.RuleBroken {
        public PinAlreadyExists() {
            super("pin-already-exists", "id", "a pin was proposed under this id already");
        }
    }

    public static final class UnknownPinnedContent extends DomainRejection.NotFound {
        public UnknownPinnedContent() {
            super("unknown-content", "contentId", "no content exists under this id");
        }
    }

    public static final class WrongPhase extends DomainRejection.RuleBroken {
        public WrongPhase(Phase actual, Phase expected) {
            super(
                    "wrong-pin-phase",
                    null,
                    "expected a pin that is " + Codes.code(expected) + ", it is " + Codes.code(actual));
        }
    }

    /** Nobody reviews what they proposed. */
    public static final class FourEyesRequired extends DomainRejection.RuleBroken {
        public FourEyesRequired() {
            super("four-eyes-required", null, "who proposed a pin cannot review it");
        }
    }

    public static final class PlaceTaken extends DomainRejection.RuleBroken {
        public PlaceTaken() {
            super(
                    "place-taken",
                    null,
                    "an approved pin holds this place at some of the time for some of the same HCPs; end that first");
        }
    }

    /** Of what is over nothing can be approved or ended. */
    public static final class PinIsOver extends DomainRejection.RuleBroken {
        public PinIsOver() {
            super("pin-is-over", null, "the time of this pin is over");
        }
    }
}
