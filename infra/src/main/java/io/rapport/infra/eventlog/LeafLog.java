package io.rapport.infra.eventlog;

import java.util.function.Consumer;

/** The log as leaves of the audit tree, made of what is stored, before any upcasting; the same in each home of the log. */
public interface LeafLog {

    /** The position of the newest event, 0 in an empty log. */
    long head();

    /**
     * Reads the events after one position up to and with another, in the order of positions. An event that is missing is
     * left out; how many are in memory at once has a bound.
     */
    void read(long after, long to, Consumer<StoredLeaf> leaves) throws InterruptedException;
}
