package io.rapport.domain.governance;

/** How a model was fitted. */
public enum ModelAlgorithm {
    /** A weighted sum of features. */
    LINEAR,
    /** Gradient-boosted trees that are fitted to the order of lists. */
    LAMBDAMART
}
