package io.rapport.domain.governance;

import io.rapport.domain.governance.ModelState.Phase;
import io.rapport.domain.shared.Codes;
import io.rapport.domain.shared.DomainRejection;

/** Why a command about a model is refused. */
public final class ModelRejection {

    private ModelRejection() {}

    public static final class UnknownModel extends DomainRejection.NotFound {
        public UnknownModel() {
            super("unknown-model", "no model of this id was trained");
        }
    }

    public static final class ModelAlreadyExists extends DomainRejection.RuleBroken {
        public ModelAlreadyExists() {
            super("model-already-exists", "modelId", "a model of this id was trained already");
        }
    }

    public static final class WrongPhase extends DomainRejection.RuleBroken {
        public WrongPhase(Phase actual, Phase expected) {
            super(
                    "wrong-model-phase",
                    null,
                    "expected a model that is " + words(expected) + ", it is " + words(actual));
        }

        private static String words(Phase phase) {
            return Codes.code(phase).replace('-', ' ');
        }
    }

    /** Nobody reviews what they trained or submitted. */
    public static final class FourEyesRequired extends DomainRejection.RuleBroken {
        public FourEyesRequired() {
            super("four-eyes-required", null, "who trained or submitted a model cannot review it");
        }
    }

    /** What does worse for a group may serve, but somebody must say why. */
    public static final class JustificationRequired extends DomainRejection.RuleBroken {
        public JustificationRequired() {
            super(
                    "justification-required",
                    "justification",
                    "expected why the model may serve although its bias audit flags a group");
        }
    }

    public static final class ModelNotApproved extends DomainRejection.RuleBroken {
        public ModelNotApproved(Phase actual) {
            super("model-not-approved", null, "only approved models serve, this one is " + WrongPhase.words(actual));
        }
    }

    /** A model that HCPs are served by is not made less of, but replaced, retired or rolled back. */
    public static final class AlreadyServes extends DomainRejection.RuleBroken {
        public AlreadyServes() {
            super("model-already-serves", null, "the model serves more than this already");
        }
    }

    /** An experiment ends because somebody says so, not because another one begins. */
    public static final class AnotherChallenger extends DomainRejection.RuleBroken {
        public AnotherChallenger() {
            super(
                    "another-challenger",
                    null,
                    "another model is at a share; deploy that in full, retire it or roll it back first");
        }
    }

    public static final class AnotherShadow extends DomainRejection.RuleBroken {
        public AnotherShadow() {
            super("another-shadow", null, "another model is shadow; deploy or retire that first");
        }
    }

    public static final class ModelNotDeployed extends DomainRejection.RuleBroken {
        public ModelNotDeployed() {
            super(
                    "model-not-deployed",
                    null,
                    "the model serves neither in full nor a share, so nothing can be rolled back");
        }
    }
}
