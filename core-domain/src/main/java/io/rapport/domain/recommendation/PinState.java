package io.rapport.domain.recommendation;

import io.rapport.domain.shared.Actor;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pins of a placement as far as decisions, and those who make lists, need to know.
 *
 * @param pins all that were ever proposed, in that order
 */
public record PinState(Map<PinId, Standing> pins) {

    /** Of a placement for which nothing was proposed yet. */
    public static final PinState INITIAL = new PinState(Map.of());

    /** How far a pin has come. Only what is approved is listed. */
    public enum Phase {
        PROPOSED,
        APPROVED,
        REFUSED,
        ENDED
    }

    public record Standing(Phase phase, Pin pin, Actor proposedBy) {

        Standing in(Phase phase) {
            return new Standing(phase, pin, proposedBy);
        }
    }

    public PinState {
        pins = Collections.unmodifiableMap(new LinkedHashMap<>(pins));
    }

    /** The approved pins whose time includes the moment, and whose limits the segment, in the order of their proposals. */
    public List<Pin> inForce(Instant at, Segment segment) {
        return pins.values().stream()
                .filter(standing -> standing.phase() == Phase.APPROVED)
                .map(Standing::pin)
                .filter(pin -> pin.includes(at) && pin.limits().include(segment))
                .toList();
    }

    /** Whether an approved pin holds the place of this one at some time for somebody. */
    boolean isTaken(Pin wanted) {
        return pins.values().stream()
                .anyMatch(standing ->
                        standing.phase() == Phase.APPROVED && standing.pin().collidesWith(wanted));
    }

    PinState with(PinId id, Standing standing) {
        Map<PinId, Standing> changed = new LinkedHashMap<>(pins);
        changed.put(id, standing);
        return new PinState(changed);
    }
}
