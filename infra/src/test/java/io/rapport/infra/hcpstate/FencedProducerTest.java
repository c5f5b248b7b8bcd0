package io.rapport.infra.hcpstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.infra.testing.TestBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FencedProducerTest {

    private static final Map<String, String> CLIENT = Map.of("bootstrap.servers", TestBroker.bootstrapServers());

    private final String topic = "fenced-" + UUID.randomUUID();
    private final FencedProducer first = FencedProducer.open(CLIENT, topic);

    @BeforeEach
    void makeTopic() throws Exception {
        try (Admin admin = Admin.create(Map.copyOf(CLIENT))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    @AfterEach
    void close() {
        first.close();
    }

    private void send(FencedProducer producer, String... values) {
        producer.send(List.of(values).stream()
                .map(value -> new ProducerRecord<>(topic, "hcp-1", value))
                .toList());
    }

    /** All that any consumer can see, also of transactions that were given up. */
    private List<String> read() {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(Map.copyOf(CLIENT), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    @Test
    void what_is_sent_is_there_in_its_order() {
        send(first, IntStream.range(0, 50).mapToObj(Integer::toString).toArray(String[]::new));
        assertThat(read())
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(Integer::toString).toList());
    }

    @Test
    void whoever_was_opened_before_another_of_its_name_can_send_nothing_any_more() {
        send(first, "older");
        try (FencedProducer second = FencedProducer.open(CLIENT, topic)) {
            assertThatThrownBy(() -> send(first, "too late")).isInstanceOf(KafkaException.class);
            send(second, "newer");
        }
        assertThat(read()).containsExactly("older", "newer");
    }
}
