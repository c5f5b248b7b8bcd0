package io.rapport.infra.inbound;

import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.Texts;
import io.rapport.infra.streams.Topics;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells of records that cannot be taken, as CloudEvents that hold the record itself, or its digest where it is large. An
 * origin that is rejected twice has the same id.
 */
final class RejectedTopic implements AutoCloseable {

    private static final String TYPE = "io.rapport.inbound.rejected.v1";
    private static final String SCHEMA = "/asyncapi/schemas/inbound.rejected.v1.schema.json";
    private static final int MAX_TEXT = 200;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Supplier<Producer<byte[], byte[]>> clients;
    private final Clock clock;
    private @Nullable Producer<byte[], byte[]> producer;

    /** @param clients asked when there is something to tell for the first time: brokers may have no address before */
    RejectedTopic(Supplier<Producer<byte[], byte[]>> clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * Returns when brokers have acknowledged all of them.
     *
     * @throws KafkaException if they have not, in their time
     */
    synchronized void tell(List<Rejection> rejections) throws InterruptedException {
        Producer<byte[], byte[]> open = producer == null ? clients.get() : producer;
        producer = open;
        List<Future<RecordMetadata>> sent = new ArrayList<>(rejections.size());
        for (Rejection rejection : rejections) {
            sent.add(open.send(record(rejection, clock.instant())));
        }
        open.flush();
        for (Future<RecordMetadata> future : sent) {
            try {
                future.get();
            } catch (ExecutionException e) {
                throw new KafkaException("a rejection was not acknowledged", e.getCause());
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(Rejection rejection, Instant now) {
        ConsumerRecord<byte[], byte[]> origin = rejection.origin();
        Optional<HcpId> hcp = hcp(origin);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.INBOUND_REJECTED,
                hcp.map(id -> bytes(id.value())).orElse(null),
                JSON.writeValueAsBytes(data(rejection)));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", origin.topic() + "-" + origin.partition() + "-" + origin.offset());
        header(record, "ce_source", "/rapport");
        header(record, "ce_type", TYPE);
        hcp.ifPresent(id -> header(record, "ce_subject", id.value()));
        header(record, "ce_time", now.toString());
        header(record, "ce_dataschema", SCHEMA);
        header(record, "content-type", "application/json");
        return record;
    }

    private static ObjectNode data(Rejection rejection) {
        ConsumerRecord<byte[], byte[]> origin = rejection.origin();
        byte[] value = origin.value() == null ? new byte[0] : origin.value();
        ObjectNode data = JSON.createObjectNode();
        data.putObject("reason")
                .put("code", rejection.refusal().code())
                .put("field", rejection.refusal().field())
                .put("expected", rejection.refusal().expected());
        ObjectNode original = data.putObject("original")
                .put("topic", origin.topic())
                .put("partition", origin.partition())
                .put("offset", origin.offset())
                .put("size", value.length)
                .put("sha256", sha256(value));
        Attributes attributes = new Attributes(origin.headers());
        for (String name : List.of("id", "source", "type")) {
            readable(attributes, "ce_" + name).ifPresent(text -> original.put(name, text));
        }
        if (value.length <= InboundReader.MAX_DATA_BYTES) {
            original.put("data", Base64.getEncoder().encodeToString(value));
        }
        return data;
    }

    /** What of a broken record can be quoted at all. */
    private static Optional<String> readable(Attributes attributes, String name) {
        try {
            return attributes.optional(name).map(text -> Texts.human(text, MAX_TEXT));
        } catch (Refusal.Refused | InvalidValue e) {
            return Optional.empty();
        }
    }

    private static Optional<HcpId> hcp(ConsumerRecord<byte[], byte[]> origin) {
        try {
            return new Attributes(origin.headers()).optional("ce_subject").map(HcpId::new);
        } catch (Refusal.Refused | InvalidValue e) {
            return Optional.empty();
        }
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] value) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Gives up what is not acknowledged yet: its origin comes again. */
    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }
}
