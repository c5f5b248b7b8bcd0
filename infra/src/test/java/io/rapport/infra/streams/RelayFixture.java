package io.rapport.infra.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.kafka.BrokerProperties;
import io.rapport.infra.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.transaction.support.TransactionTemplate;

/** A database with a slot of its own, a relay on it, a writer to its outbox and a reader of its messages. */
final class RelayFixture implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(90);

    final TestDatabase database = TestDatabase.create();
    final List<Long> republished = new CopyOnWriteArrayList<>();
    final StreamsProperties properties;
    final ReplicationSlot slot;
    final RelayTable table;
    final RelayStatus status = new RelayStatus(Clock.systemUTC());
    private final String bootstrapServers;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private @Nullable OutboxRelay relay;

    RelayFixture(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.properties = properties("outbox_" + run);
        this.slot = new ReplicationSlot(database.jdbc(), properties.slot());
        this.table = new RelayTable(database.jdbc(), new TransactionTemplate(database.transactions()));
    }

    static StreamsProperties properties(String slot) {
        return new StreamsProperties(
                true, 3, (short) 1, slot, Duration.ofHours(1), Duration.ofHours(24), Duration.ofMinutes(1), 0.5);
    }

    RelayFixture start() {
        OutboxRelay starting = another(status);
        starting.start();
        relay = starting;
        return this;
    }

    /** As of another process with the same configuration, as far as anybody can tell. */
    OutboxRelay another(RelayStatus itsStatus) {
        DataSourceProperties source = new DataSourceProperties();
        source.setUrl(database.url());
        return new OutboxRelay(
                source,
                new BrokerProperties(bootstrapServers, Map.of()),
                properties,
                new SlotKeeper(database.dataSource(), slot, table, List.of(republished::add)),
                slot,
                table,
                itsStatus);
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    void stop() {
        if (relay != null) {
            relay.stop();
            relay = null;
        }
    }

    /** Names that no other test uses, of topics that all share. */
    String own(String name) {
        return name + "-" + run;
    }

    void write(long position, String key, @Nullable String payload) {
        write(position, Topics.EVENTS.getFirst(), key, payload);
    }

    /** As the publisher does: written and deleted in one transaction. */
    void write(long position, String topic, String key, @Nullable String payload) {
        database.inTransaction(() -> {
            String id = own("m" + position);
            database.jdbc()
                    .sql("""
                    insert into streams.outbox (message_id, topic, message_key, payload, ce_type, ce_source, ce_subject,
                                                ce_time, ce_recordedat, ce_dataschema, ce_position)
                    values (:id, :topic, :key, :payload, 'hcp.registered', '/rapport', :key,
                            '2026-11-22T10:00:00Z', '2026-11-22T10:00:01Z', '/schemas/hcp.registered.v1', :position)
                    """)
                    .param("id", id)
                    .param("topic", topic)
                    .param("key", own(key))
                    .param("payload", payload)
                    .param("position", Long.toString(position))
                    .update();
            database.jdbc()
                    .sql("delete from streams.outbox where message_id = :id")
                    .param("id", id)
                    .update();
        });
    }

    /** All messages of this fixture in the order of their partitions, as soon as there are so many different ones. */
    List<Message> read(int different) {
        List<Message> messages = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !partitions(consumer).isEmpty());
            consumer.assign(partitions(consumer));
            consumer.seekToBeginning(consumer.assignment());
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .untilAsserted(() -> {
                        consumer.poll(Duration.ofMillis(50)).forEach(record -> {
                            Message message = Message.of(record);
                            if (message.id().endsWith(run)) {
                                messages.add(message);
                            }
                        });
                        assertThat(firsts(messages))
                                .as("while the relay is %s and its slot %s", status.state(), slot.state())
                                .hasSizeGreaterThanOrEqualTo(different);
                    });
        }
        return messages;
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        return Topics.all(properties).stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** What a consumer keeps that knows ids: of each key, the order in which its messages came first. */
    static Map<String, List<String>> firstIdsByKey(List<Message> messages) {
        return firsts(messages).values().stream()
                .collect(Collectors.groupingBy(
                        message -> message.key() == null ? "" : message.key(),
                        LinkedHashMap::new,
                        Collectors.mapping(Message::id, Collectors.toList())));
    }

    private static Map<String, Message> firsts(List<Message> messages) {
        Map<String, Message> firsts = new LinkedHashMap<>();
        messages.forEach(message -> firsts.putIfAbsent(message.id(), message));
        return firsts;
    }

    @Override
    public void close() {
        stop();
        slot.state().ifPresent(state -> {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() ->
                            slot.state().filter(ReplicationSlot.State::active).isEmpty());
            slot.drop();
        });
        database.close();
    }
}
