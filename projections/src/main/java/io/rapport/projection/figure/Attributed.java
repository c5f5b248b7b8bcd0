package io.rapport.projection.figure;

/** What comes of a message once those that came again are left out. */
sealed interface Attributed {

    /** @param by 1 for an action that counts from here on, -1 for one that counts no more */
    record Change(CountedAction action, int by) implements Attributed {}

    /** Actions that may not be counted any more are not. */
    record Ended(long position) implements Attributed {}
}
