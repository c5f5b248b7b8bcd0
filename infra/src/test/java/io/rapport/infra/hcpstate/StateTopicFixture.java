package io.rapport.infra.hcpstate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.kafka.EmbeddedBroker;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.ApplicationProcess;
import io.rapport.infra.testing.FreePorts;
import io.rapport.infra.testing.TestServers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application with a broker and a database of its own, and who reads the topic of states. */
final class StateTopicFixture implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(90);
    static final String STATES = "rapport.hcp.state.v1";
    static final String DUE = "rapport.internal.hcp-state.v1";

    private final Path folder;
    private final int brokerPort = FreePorts.next();
    private final ConfigurableApplicationContext application;
    private EmbeddedBroker broker;
    private @Nullable KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> received = new ArrayList<>();

    /** @param folder of the broker */
    StateTopicFixture(Path folder) throws IOException {
        this.folder = folder;
        this.broker = EmbeddedBroker.start(folder, brokerPort);
        String database = TestServers.newDatabase();
        this.application = ApplicationProcess.run(
                database,
                "0",
                TestServers.tokenKey(),
                TestServers.checkpointFolder(database),
                "--rapport.streams.enabled=true",
                "--rapport.streams.slot=state_" + UUID.randomUUID().toString().substring(0, 8),
                // They wait for brokers as well.
                "--rapport.streams.figures.enabled=false",
                "--rapport.streams.compaction-lag=4s",
                "--rapport.consent.expiry-sweep=1s",
                "--rapport.kafka.bootstrap-servers=" + broker.bootstrapServers());
    }

    int port() {
        return Integer.parseInt(
                Objects.requireNonNull(application.getEnvironment().getProperty("local.server.port")));
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    Admin admin() {
        return Admin.create(client());
    }

    void stopBroker() {
        close(consumer);
        consumer = null;
        broker.close();
    }

    void startBroker() throws IOException {
        broker = EmbeddedBroker.start(folder, brokerPort);
    }

    /** @return the id of an HCP of that name in a country */
    String register(String given, String country) {
        String hcp = "hcp-" + UUID.randomUUID();
        int status = Api.as(Role.PORTAL, port())
                .post("/api/v1/hcps", """
                        {"id": "%s", "name": {"given": "%s", "family": "Byron"}, "email": "ada@example.org",
                         "phone": "+441234567", "specialty": "cardiology", "role": "physician", "country": "%s",
                         "language": "en"}
                        """.formatted(hcp, given, country))
                .status();
        if (status != 201) {
            throw new IllegalStateException("not registered: " + status);
        }
        return hcp;
    }

    /** As anybody would who reads without looking at transactions. */
    private KafkaConsumer<String, String> consumer() {
        KafkaConsumer<String, String> current = consumer;
        if (current == null) {
            current = new KafkaConsumer<>(client(), new StringDeserializer(), new StringDeserializer());
            KafkaConsumer<String, String> asking = current;
            List<TopicPartition> partitions = List.of(STATES, "rapport.consent.events.v1").stream()
                    .flatMap(topic -> await()
                            .atMost(PATIENCE)
                            .ignoreExceptions()
                            .until(() -> asking.partitionsFor(topic), found -> found != null && !found.isEmpty())
                            .stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            current.assign(partitions);
            current.seekToBeginning(partitions);
            consumer = current;
        }
        return current;
    }

    /** All that was told of an HCP on a topic so far, in order. */
    List<ConsumerRecord<String, String>> about(String hcp, String topic) {
        consumer().poll(Duration.ofMillis(100)).forEach(received::add);
        return received.stream()
                .filter(record -> hcp.equals(record.key()) && record.topic().equals(topic))
                .toList();
    }

    /** The newest record of an HCP, as soon as it is as it should be. */
    ConsumerRecord<String, String> awaitNewest(String hcp, Predicate<ConsumerRecord<String, String>> wanted) {
        return await().atMost(PATIENCE)
                .until(() -> about(hcp, STATES), records -> !records.isEmpty() && wanted.test(records.getLast()))
                .getLast();
    }

    /** Forgets what was read, for a topic that is made anew. */
    void readFromTheBeginning() {
        close(consumer);
        consumer = null;
        received.clear();
    }

    static boolean isTombstone(ConsumerRecord<String, String> record) {
        return record.value() == null;
    }

    static Predicate<ConsumerRecord<String, String>> holding(String text) {
        return record -> record.value() != null && record.value().contains(text);
    }

    static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static void close(@Nullable KafkaConsumer<String, String> consumer) {
        if (consumer != null) {
            consumer.close();
        }
    }

    @Override
    public void close() {
        close(consumer);
        application.close();
        broker.close();
    }
}
