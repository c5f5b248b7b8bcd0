package io.rapport.domain.recommender;

import io.rapport.domain.shared.DomainRejection;

/** Why nothing is recommended. */
public final class RecommendationRejection {

    private RecommendationRejection() {}

    public static final class UnknownRecommendation extends DomainRejection.NotFound {
        public UnknownRecommendation() {
            super("unknown-recommendation", "no list was served under this id");
        }
    }
}
