package io.rapport.infra.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.testing.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Timeout(180)
class EmbeddedBrokerTest {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedBrokerTest.class);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOPIC = "notes";

    @TempDir
    private Path folder;

    @Test
    void keeps_what_it_acknowledged_when_its_process_is_killed() throws Exception {
        int port = FreePorts.next();
        Path acknowledged = folder.resolve("acknowledged");
        Path output = folder.resolve("output");
        Process process = BrokerProcess.start(folder.resolve("kafka"), port, TOPIC, acknowledged, output);
        try {
            await().atMost(PATIENCE)
                    .failFast(() -> assertThat(process.isAlive())
                            .as(Files.readString(output))
                            .isTrue())
                    .until(() -> acknowledged(acknowledged) >= 100);
        } finally {
            process.destroyForcibly().onExit().join();
        }
        int count = acknowledged(acknowledged);

        long before = System.nanoTime();
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), port)) {
            log.atInfo()
                    .addKeyValue("after", Duration.ofNanos(System.nanoTime() - before))
                    .log("the broker of a killed process was started again");
            assertThat(read(broker, count))
                    .startsWith(IntStream.rangeClosed(1, count)
                            .mapToObj(Integer::toString)
                            .toArray(String[]::new));
        }
    }

    private static int acknowledged(Path file) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static List<String> read(EmbeddedBroker broker, int count) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = List.of(new TopicPartition(TOPIC, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> values.add(message.value()));
                return values.size() >= count;
            });
        }
        return values;
    }

    @Test
    void says_which_port_is_taken_and_leaves_nothing_behind() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder.resolve("kafka"), other.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(Integer.toString(other.getLocalPort()));
        }
        assertThat(folder.resolve("kafka")).doesNotExist();
    }

    @Test
    void refuses_files_that_are_not_a_brokers() throws IOException {
        Path foreign = Files.createDirectories(folder.resolve("data")).resolve("notes.txt");
        Files.writeString(foreign, "mine");

        assertThatThrownBy(() -> EmbeddedBroker.start(folder, FreePorts.next())).isInstanceOf(IOException.class);

        assertThat(foreign).hasContent("mine");
    }

    @Test
    void topics_are_made_once_and_given_their_settings_again() throws Exception {
        Path draft = Files.createDirectories(folder.resolve("data.new"));
        Files.writeString(draft.resolve("half"), "made");
        int port = FreePorts.next();
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            TopicMaker maker = new TopicMaker(admin);
            maker.ensure(List.of(new Topic(TOPIC, 2, (short) 1, Map.of("retention.ms", "1000"))));
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            TopicMaker maker = new TopicMaker(admin);
            List<Topic> wanted = List.of(
                    new Topic(TOPIC, 3, (short) 1, Map.of("retention.ms", "-1")),
                    new Topic("others", 1, (short) 1, Map.of("cleanup.policy", "compact")));

            maker.ensure(wanted);
            maker.ensure(wanted);

            await().untilAsserted(() ->
                    assertThat(setting(admin, TOPIC, "retention.ms").value()).isEqualTo("-1"));
            assertThat(setting(admin, "others", "cleanup.policy").value()).isEqualTo("compact");
            assertThat(admin.describeTopics(List.of(TOPIC))
                            .allTopicNames()
                            .get()
                            .values())
                    .singleElement()
                    .satisfies(topic -> assertThat(topic.partitions()).hasSize(2));
        }
        assertThat(draft).doesNotExist();
    }

    private static ConfigEntry setting(Admin admin, String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config settings = Objects.requireNonNull(
                admin.describeConfigs(List.of(resource)).all().get().get(resource));
        return settings.get(name);
    }
}
