package io.rapport.domain.replay;

import io.rapport.domain.shared.FreeText;

/** A decision of an operator. Its reason is stored in clear, so it must not be about a person. */
public sealed interface ReplayCommand {

    ProjectionName projection();

    /**
     * Lets readers see the other slot.
     *
     * @param version of the projection's code that built the rows in {@code to}
     * @param position up to where both slots include the log
     */
    record SwitchProjection(ProjectionName projection, Slot to, int version, long position, FreeText reason)
            implements ReplayCommand {
        public SwitchProjection {
            Bounds.version(version);
            Bounds.readPosition(position);
        }
    }

    /**
     * Takes back the last switch.
     *
     * @param version of the projection's code that built the rows that become live again
     * @param position up to where both slots include the log
     */
    record RollBackProjection(ProjectionName projection, int version, long position, FreeText reason)
            implements ReplayCommand {
        public RollBackProjection {
            Bounds.version(version);
            Bounds.readPosition(position);
        }
    }

    /**
     * Gives up an event that a projection failed on: the rows of the slot will never include it.
     *
     * @param position of the event that is given up
     */
    record DiscardDeadLetter(
            ProjectionName projection, Slot slot, DeadLetterSequence sequence, long position, FreeText reason)
            implements ReplayCommand {
        public DiscardDeadLetter {
            Bounds.eventPosition(position);
        }
    }
}
