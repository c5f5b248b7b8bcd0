package io.rapport.domain.recommendation;

import io.rapport.domain.shared.Actor;
import io.rapport.domain.shared.Deadline;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.InvalidValue;
import java.time.Duration;
import java.time.Instant;

/** What people decide about a pin. Reasons are stored in clear, so they must not be about a person. */
public sealed interface PinCommand {

    Placement placement();

    PinId pinId();

    /** @param placement the first page, which alone has pins */
    record ProposePin(Placement placement, PinId pinId, Pin pin, FreeText reason, Actor proposedBy)
            implements PinCommand {

        private static final Duration LONGEST = Duration.ofDays(90);

        public ProposePin {
            if (placement != Placement.HOME) {
                throw InvalidValue.of("placement", "home");
            }
            Deadline.require("from", pin.from());
            Deadline.require("to", pin.to());
            if (Duration.between(pin.from(), pin.to()).compareTo(LONGEST) > 0) {
                throw InvalidValue.of("to", "at most " + LONGEST.toDays() + " days after from");
            }
        }
    }

    record ApprovePin(Placement placement, PinId pinId, Actor reviewer, Instant approvedAt) implements PinCommand {}

    record RefusePin(Placement placement, PinId pinId, Actor reviewer, FreeText reason) implements PinCommand {}

    /** Ends a pin before its time, or takes a proposal back. */
    record EndPin(Placement placement, PinId pinId, Actor by, FreeText reason, Instant endedAt) implements PinCommand {}
}
