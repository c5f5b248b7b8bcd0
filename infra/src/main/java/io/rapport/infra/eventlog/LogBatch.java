package io.rapport.infra.eventlog;

import io.rapport.domain.log.RecordedEvent;
import java.util.List;

/**
 * A piece of the log.
 *
 * @param events those that this code knows, in the order of the log
 * @param readTo the position up to which the log was read, which may lie beyond the last of the events
 */
public record LogBatch(List<RecordedEvent> events, long readTo) {

    public LogBatch {
        events = List.copyOf(events);
    }
}
