package io.rapport.domain.recommendation;

import io.rapport.domain.shared.ContentId;
import io.rapport.domain.shared.InvalidValue;
import java.time.Instant;

/**
 * That content stands at a place for a while. Who may be offered it is not decided here: a pin never passes approval,
 * audience, language, or what the HCP dismissed.
 *
 * @param place 1 to 10
 * @param from the first moment
 * @param to the first moment after it
 */
public record Pin(ContentId content, int place, SegmentLimits limits, Instant from, Instant to) {

    private static final int LAST_PLACE = 10;

    public Pin {
        if (place < 1 || place > LAST_PLACE) {
            throw InvalidValue.of("place", "a place from 1 to " + LAST_PLACE);
        }
        if (!to.isAfter(from)) {
            throw InvalidValue.of("to", "an instant after from");
        }
    }

    boolean includes(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /** Whether both would stand at one place of some HCP's list. */
    boolean collidesWith(Pin other) {
        return place == other.place
                && from.isBefore(other.to)
                && other.from.isBefore(to)
                && limits.overlap(other.limits);
    }
}
