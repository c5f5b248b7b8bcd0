package io.rapport.domain.sampling;

/** Why a request is denied. */
public enum DenialReason {
    LICENCE_INVALID,
    LIMIT_EXCEEDED,
    PRODUCT_UNAVAILABLE,
    STATEMENT_INCOMPLETE,
    OTHER
}
