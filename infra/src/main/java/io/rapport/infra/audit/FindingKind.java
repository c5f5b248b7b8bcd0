package io.rapport.infra.audit;

import io.rapport.domain.shared.Codes;

/** How the log, its tree or its checkpoints differ from what was signed. */
public enum FindingKind {
    /** An event is not the one that was recorded. */
    CHANGED,
    /** An event is not the one that was recorded, and its time of recording is before that of the event before it. */
    BACK_DATED,
    /** An event is missing. */
    DELETED,
    /** There is an event that was not recorded there, and later ones have moved on. */
    INSERTED,
    /** An event that was recorded stands at the place of another. */
    REORDERED,
    /** The newest events are missing. */
    TRUNCATED,
    /** Events and tree agree with each other, but not with a checkpoint: both were changed. */
    REWRITTEN,
    /** The tree's tables are not what the events give. */
    TREE_DAMAGED,
    /** The trail that compliance reads is not what the events give. */
    TRAIL_DIFFERS,
    /** A checkpoint that was written is not there. */
    CHECKPOINT_MISSING,
    /** There is a checkpoint that the log's key has not signed, or another than was written. */
    CHECKPOINT_FORGED,
    /** Checkpoints cannot be written outside the database. */
    CHECKPOINT_NOT_WRITTEN;

    String code() {
        return Codes.code(this);
    }
}
