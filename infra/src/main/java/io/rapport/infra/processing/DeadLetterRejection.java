package io.rapport.infra.processing;

import io.rapport.domain.shared.DomainRejection;
import java.util.Collection;

/** Why nothing can be done about a parked event. */
final class DeadLetterRejection {

    private DeadLetterRejection() {}

    static final class UnknownProjection extends DomainRejection.NotFound {
        UnknownProjection(Collection<String> known) {
            super("unknown-projection", "projection", "expected one of " + String.join(", ", known));
        }
    }

    static final class UnknownSlot extends DomainRejection.NotFound {
        UnknownSlot(Collection<String> known) {
            super("unknown-slot", "slot", "expected a slot that the projection has: " + String.join(", ", known));
        }
    }

    static final class NothingParked extends DomainRejection.NotFound {
        NothingParked() {
            super("nothing-parked", "sequence", "expected a sequence of which something is parked in this slot");
        }
    }

    static final class UnknownDeadLetter extends DomainRejection.NotFound {
        UnknownDeadLetter() {
            super(
                    "unknown-dead-letter",
                    "position",
                    "expected the position of an event of this sequence that is parked");
        }
    }

    /** What waits has not been tried, so nobody knows whether it must be given up. */
    static final class WaitsBehindAnother extends DomainRejection.RuleBroken {
        WaitsBehindAnother() {
            super("waits-behind-another", "position", "expected the first event of the sequence that is parked");
        }
    }

    /** Single events are read again from PostgreSQL alone. */
    static final class LogOutOfReach extends DomainRejection.RuleBroken {
        LogOutOfReach() {
            super(
                    "log-out-of-reach",
                    null,
                    "parked events are taken from the log again only where it is kept in PostgreSQL, "
                            + "expected rapport.event-log=postgres");
        }
    }
}
