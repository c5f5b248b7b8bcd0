package io.rapport.infra.eventlog;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/** An event as its row holds it, but for its position. */
record StoredEvent(
        String id,
        String stream,
        long sequence,
        String streamType,
        String name,
        int revision,
        Instant recordedAt,
        String payload,
        String metadata) {

    static StoredEvent of(DomainEventMessage<?> event, Serializer serializer) {
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        String revision = payload.getType().getRevision();
        return new StoredEvent(
                event.getIdentifier(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getType(),
                payload.getType().getName(),
                revision == null ? 1 : Integer.parseInt(revision),
                event.getTimestamp(),
                payload.getData(),
                event.serializeMetaData(serializer, String.class).getData());
    }
}
