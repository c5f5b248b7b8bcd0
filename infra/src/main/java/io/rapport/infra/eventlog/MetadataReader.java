package io.rapport.infra.eventlog;

import java.util.Map;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Metadata as stored, such that no two texts of different meaning give the same: a key that stands twice is an error. */
public final class MetadataReader {

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerForMapOf(Object.class);

    private MetadataReader() {}

    /** @throws tools.jackson.core.JacksonException if it is no such object */
    public static Map<String, Object> read(byte[] json) {
        return READER.readValue(json);
    }
}
