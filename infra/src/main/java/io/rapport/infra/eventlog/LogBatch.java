package io.rapport.infra.eventlog;

import io.rapport.domain.log.RecordedEvent;
import java.util.List;

/**
 * A piece of the log.
 *
 * @param events those that this code knows, in the order of the log
 * @param unreadable those that it cannot read, in the order of the log
 * @param readTo the position up to which the log was read, which may lie beyond the last of the events
 */
public record LogBatch(List<RecordedEvent> events, List<UnreadableEvent> unreadable, long readTo) {

    public LogBatch {
        events = List.copyOf(events);
        unreadable = List.copyOf(unreadable);
    }

    /** A piece that could be read as a whole. */
    public LogBatch(List<RecordedEvent> events, long readTo) {
        this(events, List.of(), readTo);
    }

    /** What of it lies after a position. */
    public LogBatch after(long position) {
        return new LogBatch(
                events.stream().filter(event -> event.position() > position).toList(),
                unreadable.stream().filter(event -> event.position() > position).toList(),
                readTo);
    }
}
