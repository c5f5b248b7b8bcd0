package io.rapport.infra.processing;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * Successive events as the payload of one message to a processor, so that what Axon does for each message is done once for
 * all of them.
 *
 * @param events in the order of the log, at least one
 * @param handled to be told when a processor has done with them, whether or not it succeeded
 */
record EventChunk(List<TrackedEventMessage<?>> events, Runnable handled) {

    EventChunk {
        events = List.copyOf(events);
    }
}
