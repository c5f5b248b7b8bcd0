package io.rapport.projection.table;

import io.rapport.domain.shared.Codes;

/**
 * How far a projection is in one slot.
 *
 * @param version the version of the projection by which the slot was begun
 * @param position the log position up to which it is written
 */
public record SlotState(TableSlot slot, int version, long position, Stage stage) {

    /** What becomes of events that are recorded now. */
    public enum Stage {
        /** They are not written; the slot is brought towards them from the log. */
        BUILDING,
        /** They are written as they come. */
        STANDING,
        /** They are not written any more; the slot is of no use until it is built anew. */
        BROKEN;

        public String code() {
            return Codes.code(this);
        }

        static Stage of(String code) {
            return Codes.constant(Stage.class, code);
        }
    }

    public boolean isStanding() {
        return stage == Stage.STANDING;
    }
}
