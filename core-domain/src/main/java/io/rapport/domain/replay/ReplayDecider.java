package io.rapport.domain.replay;

import io.rapport.domain.replay.ReplayCommand.DiscardDeadLetter;
import io.rapport.domain.replay.ReplayCommand.RollBackProjection;
import io.rapport.domain.replay.ReplayCommand.SwitchProjection;
import io.rapport.domain.replay.ReplayEvent.DeadLetterDiscarded;
import io.rapport.domain.replay.ReplayEvent.ProjectionRolledBack;
import io.rapport.domain.replay.ReplayEvent.ProjectionSwitched;
import io.rapport.domain.replay.ReplayRejection.AlreadyLive;
import io.rapport.domain.replay.ReplayRejection.NothingToRollBackTo;
import java.util.List;

/** The rules of switching a projection's slots. Pure: same command and state, same answer. */
public final class ReplayDecider {

    private ReplayDecider() {}

    public static List<ProjectionSwitched> decide(SwitchProjection command, ReplayState state) {
        if (command.to() == state.live()) {
            throw new AlreadyLive();
        }
        return List.of(new ProjectionSwitched(
                command.projection(),
                state.live(),
                command.to(),
                command.version(),
                command.position(),
                command.reason()));
    }

    public static List<ProjectionRolledBack> decide(RollBackProjection command, ReplayState state) {
        Slot previous = state.previous();
        if (previous == null) {
            throw new NothingToRollBackTo();
        }
        return List.of(new ProjectionRolledBack(
                command.projection(), state.live(), previous, command.version(), command.position(), command.reason()));
    }

    /** Recorded whatever is live: in either slot a projection may fail on an event. */
    public static List<DeadLetterDiscarded> decide(DiscardDeadLetter command) {
        return List.of(new DeadLetterDiscarded(
                command.projection(), command.slot(), command.sequence(), command.position(), command.reason()));
    }

    public static ReplayState evolve(ReplayState state, ReplayEvent event) {
        return switch (event) {
            case ProjectionSwitched e -> new ReplayState(e.to(), e.from());
            case ProjectionRolledBack e -> new ReplayState(e.to(), null);
            case DeadLetterDiscarded _ -> state;
        };
    }
}
