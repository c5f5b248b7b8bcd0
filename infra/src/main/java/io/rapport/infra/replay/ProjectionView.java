package io.rapport.infra.replay;

import io.rapport.infra.processing.StoppedProjections.Stop;
import org.jspecify.annotations.Nullable;

/**
 * A projection as it is told.
 *
 * @param version the newest that this code has
 * @param live what readers see; absent before the first event
 * @param standby what stands in the other slot, or is being built there
 * @param outdated whether readers see rows that an older version of the code has begun
 * @param rebuildSeconds about how long a rebuild takes
 * @param stopped where it stands still, because it cannot take too many events
 * @param replay the replay that is under way
 */
record ProjectionView(
        String name,
        int version,
        @Nullable SlotView live,
        @Nullable SlotView standby,
        boolean outdated,
        long rebuildSeconds,
        @Nullable Stop stopped,
        @Nullable Long replay) {

    /**
     * @param behind by how many positions it is behind the log
     * @param deadLetters of how many sequences it could not take events
     */
    record SlotView(
            String slot, String schema, int version, String stage, long position, long behind, long deadLetters) {}
}
