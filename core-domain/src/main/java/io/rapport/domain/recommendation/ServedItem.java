package io.rapport.domain.recommendation;

import io.rapport.domain.ranking.RankedItem.PlaceReason;
import io.rapport.domain.shared.ContentId;

/**
 * An item of a served list.
 *
 * @param version of the content that was published at that moment
 * @param score as {@link io.rapport.domain.ranking.RankedItem}, with probability and propensity
 */
public record ServedItem(
        ContentId content, int version, double score, double probability, double propensity, PlaceReason place) {}
