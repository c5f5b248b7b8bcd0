package io.rapport.infra.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.TestBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** From what an HCP does to what a consumer of a topic reads. */
@RapportTest
@DirtiesContext
@TestPropertySource(
        properties = {
            "rapport.streams.enabled=true",
            "rapport.streams.figures.enabled=false",
            "rapport.streams.slot=" + SharedStreamTest.SLOT
        })
class SharedStreamTest {

    static final String SLOT = "outbox_shared";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String ENGAGEMENT = "rapport.engagement.events.v1";
    private static final String CONSENT = "rapport.consent.events.v1";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private OutboxRewind rewind;

    private final List<ConsumerRecord<String, String>> received = new ArrayList<>();
    private Portal people;
    private KafkaConsumer<String, String> consumer;

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry registry) {
        registry.add("rapport.kafka.bootstrap-servers", TestBroker::bootstrapServers);
    }

    @BeforeEach
    void subscribe() {
        people = new Portal(port);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestBroker.bootstrapServers(), "allow.auto.create.topics", false),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = Stream.of(ENGAGEMENT, CONSENT)
                .flatMap(topic -> awaitPartitions(topic).stream())
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** The relay makes topics that are missing, while the application is ready already. */
    private List<TopicPartition> awaitPartitions(String topic) {
        return await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> consumer.partitionsFor(topic), partitions -> partitions != null && !partitions.isEmpty())
                .stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    @AfterEach
    void close() {
        consumer.close();
    }

    private String sharing() {
        String hcp = people.registerConsenting();
        people.decide(hcp, "grant", "crm-sharing");
        return hcp;
    }

    /** All that was received about an HCP so far, in the order of each topic, without what came again. */
    private List<ConsumerRecord<String, String>> about(String hcp) {
        consumer.poll(Duration.ofMillis(200)).forEach(received::add);
        List<String> ids = new ArrayList<>();
        return received.stream()
                .filter(message -> hcp.equals(message.key()))
                .filter(message -> {
                    boolean fresh = !ids.contains(header(message, "ce_id"));
                    ids.add(header(message, "ce_id"));
                    return fresh;
                })
                .toList();
    }

    private List<ConsumerRecord<String, String>> awaitAbout(
            String hcp, Predicate<List<ConsumerRecord<String, String>>> all) {
        return await().atMost(PATIENCE).until(() -> about(hcp), all);
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static List<String> types(List<ConsumerRecord<String, String>> messages, String topic) {
        return messages.stream()
                .filter(message -> message.topic().equals(topic))
                .map(message -> header(message, "ce_type").replaceAll("^io\\.rapport\\.|\\.v1$", ""))
                .toList();
    }

    private static Predicate<List<ConsumerRecord<String, String>>> last(String topic, String type) {
        return messages -> types(messages, topic).contains(type);
    }

    @Test
    void what_an_hcp_does_is_a_cloud_event_on_its_topic() {
        String hcp = sharing();
        String content = people.publish();
        people.act(hcp, Portal.view("v1", content));
        ConsumerRecord<String, String> view = awaitAbout(hcp, last(ENGAGEMENT, "engagement.content-viewed")).stream()
                .filter(message -> message.topic().equals(ENGAGEMENT))
                .findFirst()
                .orElseThrow();
        assertThat(header(view, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(view, "ce_source")).isEqualTo("/rapport");
        assertThat(header(view, "ce_subject")).isEqualTo(hcp);
        assertThat(header(view, "ce_dataschema"))
                .isEqualTo("/asyncapi/schemas/engagement.content-viewed.v1.schema.json");
        assertThat(header(view, "content-type")).isEqualTo("application/json");
        assertThat(JsonMapper.shared().readTree(view.value()).path("contentId").asString())
                .isEqualTo(content);
    }

    @Test
    void a_withdrawal_is_the_last_that_is_told() {
        String hcp = sharing();
        String content = people.publish();
        people.act(hcp, Portal.view("v1", content));
        awaitAbout(hcp, last(ENGAGEMENT, "engagement.content-viewed"));
        people.decide(hcp, "withdraw", "crm-sharing");
        people.act(hcp, Portal.view("v2", content));
        awaitAbout(hcp, last(CONSENT, "consent.withdrawn"));
        String other = sharing();
        awaitAbout(other, last(CONSENT, "consent.granted"));
        assertThat(types(about(hcp), CONSENT)).containsExactly("consent.granted", "consent.withdrawn");
        assertThat(types(about(hcp), ENGAGEMENT)).containsExactly("engagement.content-viewed");
    }

    @Test
    void of_who_does_not_permit_sharing_nothing_is_told() {
        String hcp = people.registerConsenting();
        people.act(hcp, Portal.view("v1", people.publish()));
        awaitAbout(sharing(), last(CONSENT, "consent.granted"));
        assertThat(about(hcp)).isEmpty();
    }

    @Test
    void nothing_stays_in_the_outbox() {
        awaitAbout(sharing(), last(CONSENT, "consent.granted"));
        assertThat(jdbc.sql("select count(*) from streams.outbox")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void what_may_not_have_been_delivered_is_published_again() {
        String hcp = sharing();
        String position =
                header(awaitAbout(hcp, last(CONSENT, "consent.granted")).getFirst(), "ce_position");
        rewind.republishFrom(Long.parseLong(position));
        await().atMost(PATIENCE).until(() -> {
            about(hcp);
            return received.stream()
                            .filter(message -> hcp.equals(message.key()))
                            .count()
                    > 1;
        });
    }

    @Test
    void what_happens_while_there_is_no_slot_is_told_when_there_is_one_again() {
        String hcp = sharing();
        awaitAbout(hcp, last(CONSENT, "consent.granted"));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            jdbc.sql("select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = :slot")
                    .param("slot", SLOT)
                    .query()
                    .listOfRows();
            jdbc.sql("select pg_drop_replication_slot(:slot)")
                    .param("slot", SLOT)
                    .query()
                    .listOfRows();
            return true;
        });
        people.act(hcp, Portal.view("v1", people.publish()));
        assertThat(awaitAbout(hcp, last(ENGAGEMENT, "engagement.content-viewed")))
                .isNotEmpty();
    }

    @Test
    void operators_see_how_far_the_outbox_is_behind(
            @Autowired EventProcessingConfiguration processing, @Autowired MeterRegistry meters) {
        Gauge lag = meters.get("rapport.streams.outbox.lag").gauge();
        StreamingEventProcessor outbox = processing
                .eventProcessor(OutboxWriter.NAME, StreamingEventProcessor.class)
                .orElseThrow();
        outbox.shutDown();
        try {
            sharing();
            assertThat(lag.value()).isGreaterThanOrEqualTo(3);
        } finally {
            outbox.start();
        }
        await().atMost(PATIENCE).until(() -> lag.value() == 0);
    }
}
