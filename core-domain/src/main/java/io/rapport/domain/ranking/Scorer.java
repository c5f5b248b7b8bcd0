package io.rapport.domain.ranking;

/** Puts candidates in order by their features. */
public interface Scorer {

    /** @param features by the ordinals of {@link Feature}; the array is used again for the next candidate */
    double score(double[] features);
}
