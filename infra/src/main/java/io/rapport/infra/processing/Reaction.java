package io.rapport.infra.processing;

import io.rapport.domain.log.RecordedEvent;

/**
 * Something that an event sets off beyond read models: a switch of slots, a message, a mail, a deadline, a command. Only
 * {@link ReactionEventHandler} sets it off, and only once: neither a replay nor a processor that reads the log again does.
 */
public interface Reaction {

    /** The stable name under which it is kept what was set off. */
    String name();

    /**
     * Called in the order of the log, for each event, in the transaction that keeps that it was.
     *
     * @return whether the event set anything off; where it did not, that it was seen may be forgotten
     */
    boolean react(RecordedEvent event);
}
