package io.rapport.domain.export;

/** Why there is no bundle. What is wrong with the log is found and placed by the self-check as well. */
public enum ExportFlaw {
    /** What is stored at a position has no form in the audit tree. */
    EVENT_UNREADABLE,
    /** There is no event at a position. */
    EVENT_MISSING,
    /** The event at a position is not the one that the tree has. */
    EVENT_DIFFERS,
    /** The tree is not the one of the checkpoint, or not all of it is there. */
    TREE_DAMAGED,
    /** The tree does not extend the checkpoint of a size that was signed earlier. */
    HISTORY_REWRITTEN,
    /** Something went wrong that has nothing to do with the log; the process that made it has logged what. */
    MAKING_FAILED
}
