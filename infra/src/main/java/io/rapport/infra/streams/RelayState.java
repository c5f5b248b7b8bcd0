package io.rapport.infra.streams;

/** What the relay of this process does. */
enum RelayState {
    STARTING,
    DELIVERING,
    /** Another process delivers. */
    WAITING,
    FAILING,
    STOPPED
}
