package io.rapport.infra.hcpstate;

import io.rapport.domain.shared.HcpId;
import io.rapport.domain.shared.Texts;
import io.rapport.infra.kafka.ConsumerLag;
import io.rapport.infra.streams.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of the publisher: from when brokers are reached until something fails or it is told to end. What was read counts
 * when brokers have acknowledged what it led to and that is confirmed; otherwise it is read again by the next life, here or
 * in another process.
 */
final class PublisherRun implements AutoCloseable, ConsumerRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(PublisherRun.class);

    private static final TopicPartition FIRST = new TopicPartition(Topics.INTERNAL_HCP_STATE, 0);

    /** How long it is unknown at most that brokers are away. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Map<String, String> client;
    private final String name;
    private final StateTelling telling;
    private final PublisherStatus status;
    private final Duration poll;
    private final Recurrence looks = new Recurrence(LOOK);
    private final Recurrence sweeps;
    private final Duration sweepInterval;
    private final Recurrence markers;
    private final Admin admin;
    private final Consumer<String, byte[]> consumer;
    private final Map<TopicPartition, FencedProducer> producers = new HashMap<>();
    private String topicId = "";
    private int partitions;

    /**
     * @param client what every client of the brokers is told
     * @param name of the group of all processes that publish, by which each partition is one's
     * @param markerInterval how often each partition of the topic of states is appended to at least
     * @param sweepInterval how often it is looked for states that have to end though no event says so
     */
    PublisherRun(
            Map<String, String> client,
            String name,
            Duration markerInterval,
            Duration sweepInterval,
            StateTelling telling,
            PublisherStatus status) {
        this.client = client;
        this.name = name;
        this.telling = telling;
        this.status = status;
        this.markers = new Recurrence(markerInterval);
        this.sweeps = new Recurrence(sweepInterval);
        this.sweepInterval = sweepInterval;
        this.poll = markerInterval.compareTo(POLL) < 0 ? markerInterval : POLL;
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("request.timeout.ms", 5_000);
        settings.put("default.api.timeout.ms", 10_000);
        this.admin = Admin.create(settings);
        this.consumer = consumer(settings);
    }

    private Consumer<String, byte[]> consumer(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("client.id", name);
        settings.put("group.id", name);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        settings.put("allow.auto.create.topics", false);
        // Whoever is killed is given up soon, and the next one goes on.
        settings.put("session.timeout.ms", 10_000);
        settings.put("fetch.max.wait.ms", 2_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** @throws org.apache.kafka.common.errors.WakeupException when it is told to end */
    void untilItEnds() throws InterruptedException, ExecutionException {
        look();
        looks.done();
        consumer.subscribe(List.of(Topics.INTERNAL_HCP_STATE), this);
        while (true) {
            ConsumerRecords<String, byte[]> asked = consumer.poll(poll);
            for (TopicPartition partition : asked.partitions()) {
                answer(partition, asked.records(partition));
            }
            lookAfterTheTopic();
        }
    }

    /** From any thread. */
    void end() {
        consumer.wakeup();
    }

    private void answer(TopicPartition partition, List<ConsumerRecord<String, byte[]>> asked) {
        FencedProducer producer = producer(partition);
        telling.tell(hcps(asked), producer, topicId);
        consumer.commitSync(
                Map.of(partition, new OffsetAndMetadata(asked.getLast().offset() + 1)));
        status.isWell(ConsumerLag.of(consumer));
    }

    private static Set<HcpId> hcps(List<ConsumerRecord<String, byte[]>> asked) {
        Set<HcpId> hcps = new LinkedHashSet<>();
        for (ConsumerRecord<String, byte[]> message : asked) {
            if (message.key() != null && Texts.isIdentifier(message.key())) {
                hcps.add(new HcpId(message.key()));
            } else {
                log.atWarn()
                        .addKeyValue("partition", message.partition())
                        .addKeyValue("offset", message.offset())
                        .log("a message whose key is no HCP's id asks for a state");
            }
        }
        return hcps;
    }

    /** Opened before anything of the partition is judged. */
    private FencedProducer producer(TopicPartition partition) {
        return producers.computeIfAbsent(
                partition, _ -> FencedProducer.open(client, name + "." + partition.partition()));
    }

    /** One process does it for all: whose the first partition is. */
    private void lookAfterTheTopic() throws InterruptedException, ExecutionException {
        if (looks.isDue()) {
            look();
            status.isWell(ConsumerLag.of(consumer));
        }
        if (!consumer.assignment().contains(FIRST)) {
            return;
        }
        if (markers.isDue()) {
            producer(FIRST)
                    .send(IntStream.range(0, partitions)
                            .mapToObj(StateRecords::marker)
                            .toList());
        }
        if (sweeps.isDue()) {
            producer(FIRST)
                    .send(telling.overdue(topicId, sweepInterval).stream()
                            .map(StateRecords::due)
                            .toList());
        }
    }

    /** @throws ExecutionException if brokers are away, or a topic is */
    private void look() throws InterruptedException, ExecutionException {
        Map<String, TopicDescription> topics = admin.describeTopics(
                        List.of(Topics.HCP_STATE, Topics.INTERNAL_HCP_STATE))
                .allTopicNames()
                .get();
        TopicDescription states = Objects.requireNonNull(topics.get(Topics.HCP_STATE));
        topicId = states.topicId().toString();
        partitions = states.partitions().size();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        log.atDebug().addKeyValue("partitions", assigned).log("answers what is asked for in these");
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        revoked.forEach(partition -> {
            FencedProducer producer = producers.remove(partition);
            if (producer != null) {
                producer.close();
            }
        });
    }

    @Override
    public void close() {
        producers.values().forEach(FencedProducer::close);
        producers.clear();
        consumer.close(CloseOptions.timeout(CLOSE));
        admin.close(Duration.ZERO);
    }
}
