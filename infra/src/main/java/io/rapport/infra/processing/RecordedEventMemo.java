package io.rapport.infra.processing;

import io.rapport.domain.log.RecordedEvent;
import io.rapport.infra.eventlog.RecordedEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * What the newest messages hold as recorded events. All processors meet the same messages at about the same time; the first
 * of them reads what is in them, and the others wait for it.
 */
final class RecordedEventMemo {

    private static final int SIZE = 8_192;

    private record Entry(EventMessage<?> message, Optional<RecordedEvent> recorded) {}

    private final @Nullable Entry[] entries = new Entry[SIZE];

    /** As {@link RecordedEvents#of}, without what this code does not know. */
    synchronized List<RecordedEvent> of(List<? extends EventMessage<?>> messages) {
        List<RecordedEvent> events = new ArrayList<>(messages.size());
        for (EventMessage<?> message : messages) {
            recorded(message).ifPresent(events::add);
        }
        return events;
    }

    private Optional<RecordedEvent> recorded(EventMessage<?> message) {
        int index = (int) (RecordedEvents.position(message) % SIZE);
        Entry entry = entries[index];
        if (entry == null || entry.message() != message) {
            entry = new Entry(message, RecordedEvents.of(message));
            entries[index] = entry;
        }
        return entry.recorded();
    }
}
