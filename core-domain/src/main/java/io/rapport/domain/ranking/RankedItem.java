package io.rapport.domain.ranking;

import io.rapport.domain.shared.ContentId;

/**
 * An item of a list.
 *
 * @param index by which the history knows it
 * @param score by which it was ordered
 * @param probability that the next item the reader reads is this one, by the scorer's softmax over all candidates
 * @param propensity the probability with which this item came to this place, given all that was known; 1 where nothing
 *     was left to chance. What is needed to evaluate another policy by the lists of this one.
 */
public record RankedItem(
        ContentId content, int index, double score, double probability, double propensity, PlaceReason reason) {

    /** Why it has its place. */
    public enum PlaceReason {
        /** No candidate that was left had a higher score. */
        SCORE,
        /** The same, among items of the library, one of which had its turn. */
        LIBRARY,
        /** It was drawn. */
        EXPLORATION,
        /** Somebody has set it there. */
        PINNED
    }
}
