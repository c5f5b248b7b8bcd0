package io.rapport.infra.replay;

import io.rapport.domain.shared.DomainRejection;
import io.rapport.projection.table.TableSlot;
import java.util.List;

/** Why nothing is done about a projection or a replay. */
final class ReplayRefusal {

    private ReplayRefusal() {}

    static final class UnknownReplay extends DomainRejection.NotFound {
        UnknownReplay(long id) {
            super("unknown-replay", "there is no replay " + id);
        }
    }

    static final class UnknownProjection extends DomainRejection.NotFound {
        UnknownProjection(List<String> known) {
            super("unknown-projection", "expected one of " + String.join(", ", known));
        }
    }

    /** As {@link UnknownProjection}, where the name is part of the request's body. */
    static final class NoSuchProjection extends DomainRejection.Unprocessable {
        NoSuchProjection(String field, List<String> known) {
            super("unknown-projection", field, "expected one of " + String.join(", ", known));
        }
    }

    static final class AlreadyReplaying extends DomainRejection.RuleBroken {
        AlreadyReplaying(Replay other) {
            super("already-replaying", null, other.inWords() + "; wait for it, or cancel it");
        }
    }

    static final class SlotTaken extends DomainRejection.RuleBroken {
        SlotTaken(String projection, TableSlot slot) {
            super(
                    "slot-taken",
                    "replace",
                    projection + " stands in slot " + slot.name() + ", from an earlier replay or from before a switch; "
                            + "switch to it, give it up, or say that it may be replaced");
        }
    }

    static final class NoLongerOpen extends DomainRejection.RuleBroken {
        NoLongerOpen(Replay replay) {
            super("replay-ended", null, "replay " + replay.id() + " is " + replay.status());
        }
    }

    static final class NotInPast extends DomainRejection.RuleBroken {
        NotInPast(Replay replay) {
            super(
                    "replay-ended",
                    null,
                    "replay " + replay.id() + " is " + replay.status() + "; give up the projection's standby instead");
        }
    }

    static final class NoStandby extends DomainRejection.RuleBroken {
        NoStandby(String projection) {
            super(
                    "no-standby",
                    null,
                    projection + " stands in one slot only; replay it first, and wait until the replay is ready");
        }
    }

    static final class DeadLettersInStandby extends DomainRejection.RuleBroken {
        DeadLettersInStandby(String projection, long sequences) {
            super(
                    "dead-letters-in-standby",
                    "acceptDeadLetters",
                    projection + " could not take events of " + sequences
                            + " sequences there, more than where it is live; "
                            + "retry or discard them, or accept that they are missing");
        }
    }

    static final class StandbyBehind extends DomainRejection.RuleBroken {
        StandbyBehind(String projection, long position, long live) {
            super(
                    "standby-behind",
                    null,
                    projection + " is at position " + position + " in its standby and at " + live
                            + " where it is live");
        }
    }

    static final class ReadersInTheWay extends DomainRejection.RuleBroken {
        ReadersInTheWay(String projection) {
            super("readers-in-the-way", null, "readers of " + projection + " are still at the tables; try again later");
        }
    }
}
