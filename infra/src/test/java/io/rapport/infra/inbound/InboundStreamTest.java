package io.rapport.infra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rapport.infra.security.Role;
import io.rapport.infra.streams.Topics;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.TestBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From what a CRM system sends to what another one reads. */
@RapportTest
@TestPropertySource(
        properties = {
            "rapport.streams.enabled=true",
            "rapport.streams.inbound.enabled=true",
            "rapport.streams.slot=outbox_inbound"
        })
@DirtiesContext
class InboundStreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry registry) {
        registry.add("rapport.kafka.bootstrap-servers", TestBroker::bootstrapServers);
    }

    private static void send(CrmRecord... records) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", TestBroker.bootstrapServers(), "max.request.size", 4_194_304);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (CrmRecord record : records) {
                producer.send(record.sent(Topics.INBOUND));
            }
        }
    }

    private static List<ConsumerRecord<String, String>> awaitKeys(String topic, Set<String> keys) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestBroker.bootstrapServers(), "allow.auto.create.topics", false),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions =
                    await()
                            .atMost(PATIENCE)
                            .until(() -> consumer.partitionsFor(topic), found -> !found.isEmpty())
                            .stream()
                            .map(found -> new TopicPartition(topic, found.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, String>> received = new ArrayList<>();
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (keys.contains(String.valueOf(record.key()))) {
                        received.add(record);
                    }
                });
                return received.stream()
                        .map(ConsumerRecord::key)
                        .collect(Collectors.toSet())
                        .containsAll(keys);
            });
            return received;
        }
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void a_visit_of_one_crm_system_is_told_to_the_others() {
        Portal people = new Portal(port);
        String hcp = people.registerConsenting();
        people.decide(hcp, "grant", "crm-sharing");
        awaitTopics();
        send(CrmRecord.visit(hcp));
        ConsumerRecord<String, String> told =
                awaitKeys("rapport.engagement.events.v1", Set.of(hcp)).getFirst();
        assertThat(header(told, "ce_type")).isEqualTo("io.rapport.engagement.rep-visited.v1");
        assertThat(JSON.readTree(told.value()).path("channel").asString()).isEqualTo("rep");
        assertThat(JSON.readTree(told.value()).path("product").asString()).isEqualTo("LIPO");
    }

    @Test
    void garbage_is_told_with_the_reason_and_what_comes_after_it_is_taken() throws Exception {
        Portal people = new Portal(port);
        String hcp = people.registerConsenting();
        people.decide(hcp, "grant", "crm-sharing");
        awaitTopics();
        CrmRecord large = CrmRecord.visit(hcp).withValue(new byte[2_097_152]);
        CrmRecord unknown = CrmRecord.visit("nobody-of-inbound");
        CrmRecord text = CrmRecord.visit("somebody-of-inbound").withData("Dear sirs");
        send(large, unknown, text, CrmRecord.visit(hcp));
        assertThat(awaitKeys("rapport.engagement.events.v1", Set.of(hcp))).hasSize(1);

        List<ConsumerRecord<String, String>> rejected =
                awaitKeys(Topics.INBOUND_REJECTED, Set.of(hcp, "nobody-of-inbound", "somebody-of-inbound"));
        assertThat(rejected).hasSize(3).allSatisfy(InboundStreamTest::isOfTheContract);
        assertThat(reason(rejected, hcp)).isEqualTo("too-large");
        assertThat(reason(rejected, "nobody-of-inbound")).isEqualTo("unknown-hcp");
        assertThat(reason(rejected, "somebody-of-inbound")).isEqualTo("malformed-json");
        assertThat(original(rejected, hcp).path("size").asInt()).isEqualTo(2_097_152);
        assertThat(original(rejected, hcp).has("data")).isFalse();
        JsonNode letter = original(rejected, "somebody-of-inbound");
        assertThat(letter.path("id").asString()).isEqualTo(text.id());
        assertThat(letter.path("topic").asString()).isEqualTo(Topics.INBOUND);
        assertThat(Base64.getDecoder().decode(letter.path("data").asString()))
                .asString()
                .isEqualTo("Dear sirs");
    }

    @Test
    void operators_see_how_far_it_is() {
        Api operator = Api.as(Role.OPERATOR, port);
        JsonNode health =
                operator.get("/actuator/health").json().path("components").path("streamsInbound");
        assertThat(health.path("status").asString()).isEqualTo("UP");
        assertThat(health.path("details").path("lagRecords").isNumber()).isTrue();
        assertThat(operator.get("/actuator/metrics/rapport.streams.inbound.lag").status())
                .isEqualTo(200);
    }

    private static void awaitTopics() {
        awaitKeys(Topics.INBOUND, Set.of());
        awaitKeys("rapport.engagement.events.v1", Set.of());
    }

    private static String reason(List<ConsumerRecord<String, String>> rejected, String key) {
        return of(rejected, key).path("reason").path("code").asString();
    }

    private static JsonNode original(List<ConsumerRecord<String, String>> rejected, String key) {
        return of(rejected, key).path("original");
    }

    private static JsonNode of(List<ConsumerRecord<String, String>> rejected, String key) {
        return rejected.stream()
                .filter(record -> key.equals(record.key()))
                .map(record -> JSON.readTree(record.value()))
                .findFirst()
                .orElseThrow();
    }

    private static void isOfTheContract(ConsumerRecord<String, String> rejected) {
        String schema;
        try {
            schema = Files.readString(Path.of("../docs/contract/schemas/inbound.rejected.v1.schema.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema, InputFormat.JSON)
                        .validate(rejected.value(), InputFormat.JSON))
                .isEmpty();
        assertThat(header(rejected, "ce_type")).isEqualTo("io.rapport.inbound.rejected.v1");
    }
}
