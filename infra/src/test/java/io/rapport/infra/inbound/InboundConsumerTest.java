package io.rapport.infra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.testing.TestBroker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What of a topic is handled, and when it counts as handled. */
class InboundConsumerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> CLIENT = Map.of("bootstrap.servers", TestBroker.bootstrapServers());

    private final String topic = "inbound-" + UUID.randomUUID();
    private final InboundStatus status = new InboundStatus(Clock.systemUTC());
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger withoutAddress = new AtomicInteger();
    private final InboundConsumer consumer = new InboundConsumer(topic, this::client, this::handle, status);

    private Consumer<byte[], byte[]> client() {
        String brokers = withoutAddress.getAndDecrement() > 0 ? "nowhere.invalid:1" : TestBroker.bootstrapServers();
        return InboundClients.consumer(Map.of("bootstrap.servers", brokers), "group-of-" + topic);
    }

    private void handle(ConsumerRecords<byte[], byte[]> records) {
        if (failures.getAndDecrement() > 0) {
            throw new IllegalStateException("the database is away");
        }
        records.forEach(record -> sizes.add(record.value().length));
    }

    @AfterEach
    void stop() {
        consumer.stop();
    }

    private void makeTopic() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.copyOf(CLIENT))) {
            admin.createTopics(
                            List.of(new NewTopic(topic, 1, (short) 1).configs(Map.of("max.message.bytes", "4194304"))))
                    .all()
                    .get();
        }
    }

    private void send(int... bytes) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", TestBroker.bootstrapServers(), "max.request.size", 4_194_304);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            IntStream.of(bytes).forEach(size -> producer.send(new ProducerRecord<>(topic, 0, null, new byte[size])));
        }
    }

    private long committed() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.copyOf(CLIENT))) {
            return admin
                    .listConsumerGroupOffsets("group-of-" + topic)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(entry -> entry.getKey().equals(new TopicPartition(topic, 0)))
                    .mapToLong(entry -> entry.getValue().offset())
                    .findFirst()
                    .orElse(0);
        }
    }

    private void awaitSizes(Integer... expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sizes).containsExactly(expected));
    }

    @Test
    void what_fails_is_handled_again_from_the_same_record_on_until_it_does_not() throws Exception {
        makeTopic();
        send(1, 2, 3);
        failures.set(2);
        consumer.start();
        awaitSizes(1, 2, 3);
        assertThat(failures.get()).isNegative();
        send(4);
        awaitSizes(1, 2, 3, 4);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(committed()).isEqualTo(4));
        assertThat(status.failing()).isZero();
        assertThat(status.lag()).isZero();
    }

    @Test
    void as_long_as_it_fails_nothing_is_committed_and_people_see_for_how_long_and_how_much() throws Exception {
        makeTopic();
        send(1, 2, 3);
        failures.set(Integer.MAX_VALUE);
        consumer.start();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(failures.get()).isLessThan(Integer.MAX_VALUE - 2));
        assertThat(committed()).isZero();
        assertThat(status.failing()).isPositive();
        assertThat(status.lag()).isEqualTo(3);
    }

    @Test
    void brokers_that_have_no_address_yet_are_found_when_they_have() throws Exception {
        makeTopic();
        send(1);
        withoutAddress.set(2);
        consumer.start();
        awaitSizes(1);
    }

    @Test
    void the_next_process_goes_on_where_this_one_committed() throws Exception {
        makeTopic();
        send(1);
        consumer.start();
        awaitSizes(1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(committed()).isEqualTo(1));
        consumer.stop();
        send(2);
        consumer.start();
        awaitSizes(1, 2);
    }

    @Test
    void a_topic_that_is_made_later_is_found_and_a_record_of_two_megabytes_read() throws Exception {
        consumer.start();
        makeTopic();
        send(1, 2_097_152, 3);
        awaitSizes(1, 2_097_152, 3);
    }
}
