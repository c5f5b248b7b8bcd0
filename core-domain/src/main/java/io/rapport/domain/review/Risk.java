package io.rapport.domain.review;

/** How much is at stake, from most to least. */
public enum Risk {
    HIGH,
    MEDIUM,
    LOW
}
