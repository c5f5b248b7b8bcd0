package io.rapport.projection.figure;

import java.io.ByteArrayInputStream;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Values as JSON. Equal keys have equal bytes: components are written in the order in which their record has them. */
public final class JsonSerde<T> implements Serde<T> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Class<T> type;

    public JsonSerde(Class<T> type) {
        this.type = type;
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> bytes(value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> bytes == null ? null : JSON.readValue(new ByteArrayInputStream(bytes), type);
    }

    private static byte @Nullable [] bytes(@Nullable Object value) {
        return value == null ? null : JSON.writeValueAsBytes(value);
    }
}
