package io.rapport.infra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RejectedTopicTest {

    private static final CrmRecord VISIT = CrmRecord.visit("hcp-1");

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final RejectedTopic rejected = new RejectedTopic(() -> producer, Clock.systemUTC());

    private ProducerRecord<byte[], byte[]> told(CrmRecord record) throws InterruptedException {
        rejected.tell(
                List.of(new Rejection(record.received(17), new Refusal("wrong-key", "key", "expected the HCP's id"))));
        return producer.history().getLast();
    }

    private static JsonNode original(ProducerRecord<byte[], byte[]> told) {
        return JsonMapper.shared().readTree(told.value()).path("original");
    }

    @Test
    void a_rejection_is_known_by_where_the_record_was() throws InterruptedException {
        ProducerRecord<byte[], byte[]> told = told(VISIT);
        assertThat(new String(told.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .isEqualTo("rapport.inbound.v1-0-17");
        assertThat(original(told).path("offset").asLong()).isEqualTo(17);
        assertThat(told.key()).asString(StandardCharsets.UTF_8).isEqualTo("hcp-1");
    }

    @Test
    void what_cannot_be_quoted_is_left_out() throws InterruptedException {
        ProducerRecord<byte[], byte[]> told = told(VISIT.with("ce_id", "a\0b")
                .with("ce_source", "x".repeat(5_000))
                .with("ce_subject", "nobody@example.org"));
        assertThat(original(told).propertyNames())
                .doesNotContain("id", "source")
                .contains("type");
        assertThat(told.key()).isNull();
    }

    @Test
    void a_record_without_value_is_told_of_too() throws InterruptedException {
        assertThat(original(told(VISIT.withValue(null))).path("size").asInt()).isZero();
    }

    @Test
    void what_is_not_acknowledged_has_failed() {
        MockProducer<byte[], byte[]> away =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                    @Override
                    public synchronized void flush() {
                        errorNext(new TimeoutException("no broker"));
                    }
                };
        RejectedTopic unheard = new RejectedTopic(() -> away, Clock.systemUTC());
        assertThatExceptionOfType(KafkaException.class)
                .isThrownBy(() -> unheard.tell(List.of(
                        new Rejection(VISIT.received(1), new Refusal("wrong-key", "key", "expected the HCP's id")))));
    }
}
