package io.rapport.infra.streams;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What a consumer sees. */
record Message(
        String topic,
        int partition,
        @Nullable String key,
        @Nullable String payload,
        Map<String, String> headers) {

    static Message of(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return new Message(
                record.topic(),
                record.partition(),
                record.key(),
                record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8),
                headers);
    }

    String id() {
        return headers.getOrDefault("ce_id", "");
    }
}
