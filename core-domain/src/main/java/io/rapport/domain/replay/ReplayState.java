package io.rapport.domain.replay;

import org.jspecify.annotations.Nullable;

/**
 * A projection as far as decisions need to know.
 *
 * @param live the slot that readers see
 * @param previous the slot that the last switch left, until that switch is taken back
 */
public record ReplayState(Slot live, @Nullable Slot previous) {

    /** Of a projection about which nothing was decided yet. */
    public static final ReplayState INITIAL = new ReplayState(Slot.BLUE, null);
}
