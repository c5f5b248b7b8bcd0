package io.rapport.infra.processing;

import io.rapport.infra.eventlog.LogBatch;

/** Follows the log from its beginning in a processor of its own, batch by batch. */
public interface BatchWriter {

    /** The stable name under which the processor keeps how far it has got. */
    String name();

    /** Whether somebody waits for what it writes, so that it is called sooner with fewer events, and costs more for each. */
    default boolean isPrompt() {
        return false;
    }

    /**
     * Writes what a batch leads to, in the transaction that stores the processor's progress.
     *
     * @throws RuntimeException if the batch is to be undone and to come again
     */
    void write(LogBatch batch);
}
