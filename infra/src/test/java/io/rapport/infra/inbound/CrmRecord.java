package io.rapport.infra.inbound;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A record as a CRM system sends it, valid unless a test says otherwise. */
record CrmRecord(byte @Nullable [] key, byte @Nullable [] value, Map<String, byte[]> headers) {

    static CrmRecord of(String type, String hcp, String data) {
        Map<String, byte[]> headers = new TreeMap<>();
        CrmRecord record = new CrmRecord(bytes(hcp), bytes(data), headers);
        return record.with("ce_specversion", "1.0")
                .with("ce_id", UUID.randomUUID().toString())
                .with("ce_source", "/veeva/emea")
                .with("ce_type", "io.rapport.inbound." + type + ".v1")
                .with("ce_subject", hcp)
                .with("ce_time", Instant.now().toString())
                .with("content-type", "application/json");
    }

    static CrmRecord visit(String hcp) {
        return of("rep-visited", hcp, "{\"product\": \"LIPO\", \"minutes\": 25}");
    }

    static CrmRecord withdrawal(String hcp, String purpose) {
        return of("consent-withdrawn", hcp, "{\"purpose\": \"" + purpose + "\"}");
    }

    static CrmRecord grant(String hcp, String purpose) {
        return of("consent-granted", hcp, "{\"purpose\": \"" + purpose + "\", \"notice\": \"n1\"}");
    }

    CrmRecord with(String header, String value) {
        return with(header, bytes(value));
    }

    CrmRecord with(String header, byte[] value) {
        Map<String, byte[]> changed = new TreeMap<>(headers);
        changed.put(header, value);
        return new CrmRecord(key, this.value, changed);
    }

    CrmRecord without(String header) {
        Map<String, byte[]> changed = new TreeMap<>(headers);
        changed.remove(header);
        return new CrmRecord(key, value, changed);
    }

    CrmRecord withKey(byte @Nullable [] other) {
        return new CrmRecord(other, value, headers);
    }

    CrmRecord withValue(byte @Nullable [] other) {
        return new CrmRecord(key, other, headers);
    }

    CrmRecord withData(String json) {
        return withValue(bytes(json));
    }

    String id() {
        return Optional.ofNullable(headers.get("ce_id"))
                .map(id -> new String(id, StandardCharsets.UTF_8))
                .orElse("");
    }

    /** As a consumer gets it. */
    ConsumerRecord<byte[], byte[]> received(long offset) {
        RecordHeaders received = new RecordHeaders();
        headers.forEach(received::add);
        return new ConsumerRecord<>(
                "rapport.inbound.v1",
                0,
                offset,
                0L,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                received,
                Optional.empty());
    }

    /** As a producer sends it. */
    ProducerRecord<byte[], byte[]> sent(String topic) {
        ProducerRecord<byte[], byte[]> sent = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, content) -> sent.headers().add(name, content));
        return sent;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
