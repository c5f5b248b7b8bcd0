package io.rapport.infra.past;

import io.rapport.domain.log.RecordedEvent;
import java.util.List;
import java.util.function.Consumer;

/** Reads single places of the log. */
interface EventsAtPositions {

    /** @param positions in ascending order, in which the events are passed on */
    void read(List<Long> positions, Consumer<RecordedEvent> consumer);
}
