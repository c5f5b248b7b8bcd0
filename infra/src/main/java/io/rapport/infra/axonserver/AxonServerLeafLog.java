package io.rapport.infra.axonserver;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.rapport.domain.audit.Leaf;
import io.rapport.infra.eventlog.LeafLog;
import io.rapport.infra.eventlog.MetadataReader;
import io.rapport.infra.eventlog.StoredLeaf;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessResourceException;
import tools.jackson.core.JacksonException;

/** Leaves of the events in Axon Server, as it sends them, with positions from 1. */
final class AxonServerLeafLog implements LeafLog {

    /** How many events are sent ahead. */
    private static final int AHEAD = 1_000;

    private static final Logger logger = LoggerFactory.getLogger(AxonServerLeafLog.class);

    private final AxonServerLog log;
    private final Supplier<EventChannel> channel;
    private final Duration timeout;

    /**
     * @param channel the connection in use, which changes when it is made anew
     * @param timeout how long an event may be waited for
     */
    AxonServerLeafLog(AxonServerLog log, Supplier<EventChannel> channel, Duration timeout) {
        this.log = log;
        this.channel = channel;
        this.timeout = timeout;
    }

    @Override
    public long head() {
        return log.position();
    }

    @Override
    public void read(long after, long to, Consumer<StoredLeaf> leaves) throws InterruptedException {
        try (EventStream events = channel.get().openStream(after - 1, AHEAD)) {
            for (long position = after; position < to; ) {
                EventWithToken next = events.nextIfAvailable(timeout.toMillis(), TimeUnit.MILLISECONDS);
                if (next == null) {
                    throw new TransientDataAccessResourceException("Axon Server sends no events");
                }
                position = next.getToken() + 1;
                if (position <= to) {
                    leaves.accept(leaf(position, next.getEvent()));
                }
            }
        }
    }

    private static StoredLeaf leaf(long position, Event event) {
        Instant recordedAt = Instant.ofEpochMilli(event.getTimestamp());
        String revision = event.getPayload().getRevision();
        try {
            return StoredLeaf.of(
                    position,
                    new Leaf(
                            event.getMessageIdentifier(),
                            event.getAggregateIdentifier(),
                            event.getAggregateType(),
                            event.getAggregateSequenceNumber(),
                            event.getPayload().getType(),
                            revision.isEmpty() ? 1 : Integer.parseInt(revision),
                            recordedAt,
                            event.getPayload().getData().toByteArray(),
                            metadata(event.getMetaDataMap())));
        } catch (JacksonException | IllegalArgumentException e) {
            // The cause may quote what is stored.
            logger.atDebug()
                    .addKeyValue("position", position)
                    .addKeyValue("failure", e.getClass().getSimpleName())
                    .log("an event has metadata that has no leaf");
            return StoredLeaf.withoutForm(position, event.getMessageIdentifier(), recordedAt);
        }
    }

    /** The values that the other home keeps as JSON. */
    private static Map<String, Object> metadata(Map<String, MetaDataValue> stored) {
        Map<String, Object> metadata = new HashMap<>();
        stored.forEach((key, value) -> metadata.put(key, value(value)));
        return metadata;
    }

    private static Object value(MetaDataValue value) {
        return switch (value.getDataCase()) {
            case TEXT_VALUE -> value.getTextValue();
            case NUMBER_VALUE -> value.getNumberValue();
            case BOOLEAN_VALUE -> value.getBooleanValue();
            case DOUBLE_VALUE -> value.getDoubleValue();
            case BYTES_VALUE ->
                MetadataReader.read(value.getBytesValue().getData().toByteArray());
            case DATA_NOT_SET -> throw new IllegalArgumentException("metadata without a value");
        };
    }
}
