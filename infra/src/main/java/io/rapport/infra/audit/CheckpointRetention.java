package io.rapport.infra.audit;

import org.jspecify.annotations.Nullable;

/**
 * Which checkpoints the database keeps, so that they cost little even where each event has one of its own: the newest, and of
 * older ones the last of each block of positions. Outside the database all are kept.
 */
final class CheckpointRetention {

    static final long BLOCK = 64;

    /** Checkpoints of sizes up to so much less than the newest are all kept. */
    static final long RECENT = 1_024;

    private CheckpointRetention() {}

    /** @param next the size of the checkpoint after it, none for the newest */
    static boolean isKept(long size, @Nullable Long next, long newest) {
        return next == null || size >= newest - RECENT || size / BLOCK != next / BLOCK;
    }
}
