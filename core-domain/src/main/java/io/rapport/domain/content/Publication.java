package io.rapport.domain.content;

import java.time.Instant;

/**
 * A time in which a version was published.
 *
 * @param from the first instant of it
 * @param until the first instant after it: the approval's end, or the withdrawal if that came sooner
 */
public record Publication(int version, Audience audience, Instant from, Instant until) {

    boolean includes(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    Publication endingAt(Instant end) {
        return end.isBefore(until) ? new Publication(version, audience, from, end) : this;
    }
}
