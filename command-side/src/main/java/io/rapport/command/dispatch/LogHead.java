package io.rapport.command.dispatch;

/** Where the log ends. */
public interface LogHead {

    /** The position of the newest event, or 0 in an empty log. */
    long position();
}
