package io.rapport.projection.table;

import io.rapport.domain.log.RecordedEvent;
import java.util.List;
import java.util.Optional;

/**
 * A read model as a function of events. Deterministic: no clock, no random, nothing but the event and the rows that it
 * folds, so that a rebuild from zero gives the rows that living through the log gave.
 */
public interface Projection {

    /** The stable name under which progress is kept. */
    String name();

    /**
     * Counted up from 1 with every change after which the same events give other rows. A test holds each version to the
     * rows that it gave first.
     */
    default int version() {
        return 1;
    }

    /** All tables that it writes, and no other projection does. */
    List<Table<?>> tables();

    /** What it keeps about single HCPs; empty if it keeps nothing about them. */
    default Optional<PersonalData> personalData() {
        return Optional.empty();
    }

    /** What the event changes; empty for an event that this projection does not care about or does not know. */
    List<RowChange> project(RecordedEvent event);
}
