package io.rapport.domain.review;

/** What a signature says, as 21 CFR 11.50(a)(3) asks for. */
public enum Meaning {
    REVIEWED_WITHOUT_FINDING,
    REVIEWED_WITH_FINDING,
    /** Reviewed, and given to somebody outside of this product to decide on. */
    ESCALATED;

    /** Whether it says nothing without a comment. */
    boolean needsComment() {
        return this != REVIEWED_WITHOUT_FINDING;
    }
}
