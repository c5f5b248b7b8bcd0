package io.rapport.domain.recommendation;

import io.rapport.domain.shared.TextValue;
import io.rapport.domain.shared.Texts;

/** Identifies a list that was served. */
public record RecommendationId(String value) implements TextValue {

    public RecommendationId {
        Texts.identifier(value);
    }
}
