package io.rapport.domain.recommender;

import io.rapport.domain.shared.DomainRejection;

/** Why nothing is recommended. */
public final class RecommendationRejection {

    private RecommendationRejection() {}

    /** The list was ranked by a model that cannot be loaded here, so that it cannot be made again. */
    public static final class ModelNotHere extends DomainRejection.RuleBroken {
        public ModelNotHere() {
            super("model-not-here", null, "the model that ranked the list cannot be loaded here");
        }
    }

    /** There are too few reads of HCPs who agree to personalisation. */
    public static final class TooLittleToLearnFrom extends DomainRejection.RuleBroken {
        public TooLittleToLearnFrom(int choices, int fewest) {
            super(
                    "too-little-to-learn-from",
                    null,
                    "a model is fitted to at least " + fewest + " reads of something new, by HCPs who agree to "
                            + "personalisation and have read before; there are " + choices);
        }
    }

    public static final class UnknownRecommendation extends DomainRejection.NotFound {
        public UnknownRecommendation() {
            super("unknown-recommendation", "no list was served under this id");
        }
    }
}
