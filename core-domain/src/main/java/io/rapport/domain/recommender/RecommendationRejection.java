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

    public static final class UnknownRecommendation extends DomainRejection.NotFound {
        public UnknownRecommendation() {
            super("unknown-recommendation", "no list was served under this id");
        }
    }
}
