package io.rapport.domain.shared;

/** Where an HCP and the company meet. */
public enum Channel {
    WEB,
    APP,
    EMAIL,
    PHONE,
    REP,
    EVENT
}
