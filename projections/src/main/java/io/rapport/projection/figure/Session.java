package io.rapport.projection.figure;

import java.time.Duration;
import java.time.Instant;

/**
 * A visit: actions of an HCP on a channel with no more than {@link #GAP} between one and the next.
 *
 * @param first when its first action happened
 * @param last when its last one did
 */
record Session(Instant first, Instant last, long actions) {

    /** The time without an action after which another visit begins: what web analytics has settled on. */
    static final Duration GAP = Duration.ofMinutes(30);

    static Session of(Instant at) {
        return new Session(at, at, 1);
    }

    /** Whether an action at a time is of this visit, or makes it one with another. */
    boolean reaches(Instant at) {
        return !at.isBefore(first.minus(GAP)) && !at.isAfter(last.plus(GAP));
    }

    Session with(Session other) {
        return new Session(
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                actions + other.actions);
    }
}
