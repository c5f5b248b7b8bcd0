package io.rapport.infra.audit;

import io.rapport.domain.shared.DomainRejection;

/** Why there is no checkpoint to answer with. */
final class AuditRejection {

    private AuditRejection() {}

    static final class NothingSigned extends DomainRejection.NotFound {
        NothingSigned() {
            super("nothing-signed", "no checkpoint has been signed yet; the first follows the first event");
        }
    }

    static final class UnknownCheckpoint extends DomainRejection.NotFound {
        UnknownCheckpoint(long newest) {
            super(
                    "unknown-checkpoint",
                    "size",
                    "expected the size of a checkpoint that is kept, the newest of which has " + newest);
        }
    }

    static final class UnreadableLeaf extends DomainRejection.NotFound {
        UnreadableLeaf() {
            super("unknown-event", "position", "expected the position of an event that is there and can be read");
        }
    }
}
