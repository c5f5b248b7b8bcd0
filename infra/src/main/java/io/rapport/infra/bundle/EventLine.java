package io.rapport.infra.bundle;

import io.rapport.domain.audit.Leaf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * An event as a line of JSON that gives back its leaf byte by byte.
 *
 * @param payload as stored; a text, because only so its bytes are kept
 * @param payloadBase64 in its place, where it is no UTF-8
 */
record EventLine(
        long position,
        String id,
        String stream,
        String streamType,
        long sequence,
        String name,
        int revision,
        Instant recordedAt,
        @Nullable String payload,
        @Nullable String payloadBase64,
        Map<String, @Nullable Object> metadata) {

    private static final ObjectWriter WRITER = BundleJson.writer(EventLine.class);
    private static final ObjectReader READER = BundleJson.reader(EventLine.class);

    /** @throws IllegalArgumentException if JSON has no form for something in the metadata */
    static EventLine of(long position, Leaf leaf) {
        Map<String, @Nullable Object> metadata = new TreeMap<>(leaf.metadata());
        requireNumbers(metadata);
        String payload = text(leaf.payload());
        return new EventLine(
                position,
                leaf.eventId(),
                leaf.stream(),
                leaf.streamType(),
                leaf.sequence(),
                leaf.name(),
                leaf.revision(),
                leaf.recordedAt(),
                payload,
                payload == null ? Base64.getEncoder().encodeToString(leaf.payload()) : null,
                metadata);
    }

    private static @Nullable String text(byte[] payload) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static void requireNumbers(@Nullable Object value) {
        switch (value) {
            case Double number
            when !Double.isFinite(number) -> throw new IllegalArgumentException("a number that JSON has no form for");
            case Map<?, ?> map -> map.values().forEach(EventLine::requireNumbers);
            case Collection<?> list -> list.forEach(EventLine::requireNumbers);
            case null, default -> {
                // As it is.
            }
        }
    }

    /** @throws JacksonException if it is no such line */
    static EventLine parse(byte[] line) {
        return READER.readValue(line);
    }

    byte[] format() {
        return WRITER.writeValueAsBytes(this);
    }

    /** @throws IllegalArgumentException if it has not one payload */
    Leaf leaf() {
        return new Leaf(id, stream, streamType, sequence, name, revision, recordedAt, payloadBytes(), metadata);
    }

    private byte[] payloadBytes() {
        if ((payload == null) == (payloadBase64 == null)) {
            throw new IllegalArgumentException("expected a payload in one of two forms");
        }
        return payload == null ? Base64.getDecoder().decode(payloadBase64) : payload.getBytes(StandardCharsets.UTF_8);
    }

    /** Whom it is about, as its metadata say. */
    @Nullable
    String subject() {
        return subject(metadata);
    }

    static @Nullable String subject(Map<String, ?> metadata) {
        return metadata.get("subject") instanceof String subject ? subject : null;
    }

    Instant occurredAt() {
        return occurredAt(metadata, recordedAt);
    }

    /** What has no time of its own occurred when it was recorded. */
    static Instant occurredAt(Map<String, ?> metadata, Instant recordedAt) {
        if (metadata.get("occurredAt") instanceof String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException _) {
                // As without.
            }
        }
        return recordedAt;
    }
}
