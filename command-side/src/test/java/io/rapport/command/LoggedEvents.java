package io.rapport.command;

import io.rapport.domain.consent.ConsentEvent;
import io.rapport.domain.content.ContentEvent;
import io.rapport.domain.hcp.HcpEvent;
import io.rapport.domain.log.Streams;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** Events of a test as the log would hold them, each the next of its stream. */
public final class LoggedEvents {

    private final Map<String, Long> sequences = new HashMap<>();

    public DomainEventMessage<?> next(Object event) {
        String stream = stream(event);
        long sequence = sequences.merge(stream, 0L, (last, first) -> last + 1);
        return new GenericDomainEventMessage<>(stream.substring(0, stream.indexOf(':')), stream, sequence, event);
    }

    private static String stream(Object event) {
        return switch (event) {
            case HcpEvent e -> Streams.hcp(e.hcpId());
            case ConsentEvent e -> Streams.consent(e.hcpId());
            case ContentEvent e -> Streams.content(e.contentId());
            default -> "tomorrow:" + event;
        };
    }
}
