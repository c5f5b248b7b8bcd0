package io.rapport.domain.replay;

import io.rapport.domain.shared.DomainRejection;

/** Why a decision about a projection is refused. */
public final class ReplayRejection {

    private ReplayRejection() {}

    public static final class AlreadyLive extends DomainRejection.RuleBroken {
        public AlreadyLive() {
            super("already-live", "to", "this slot of the projection is live already");
        }
    }

    /** Only the last switch can be taken back, and only once. */
    public static final class NothingToRollBackTo extends DomainRejection.RuleBroken {
        public NothingToRollBackTo() {
            super("nothing-to-roll-back-to", null, "the projection was not switched since it was last rolled back");
        }
    }
}
