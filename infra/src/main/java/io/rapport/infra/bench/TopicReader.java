package io.rapport.infra.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic to its end as a CRM system does, with a consumer of Kafka's own, and keeps at what time it was first handed
 * the message about each position of the log. It begins at the end that the topic has.
 */
final class TopicReader implements AutoCloseable {

    static final String POSITION = "ce_position";

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Predicate<String> permitted;
    private final Map<Long, Long> arrivals = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean reading = true;
    private volatile @Nullable ConsumerRecord<String, byte[]> newest;
    private volatile @Nullable String forbidden;

    private TopicReader(KafkaConsumer<String, byte[]> consumer, Predicate<String> permitted) {
        this.consumer = consumer;
        this.permitted = permitted;
        this.thread = Thread.ofPlatform().name("topic-reader").daemon().unstarted(this::run);
    }

    /**
     * Reads until the suite ends.
     *
     * @param permitted whether there may be a message with this key
     */
    static TopicReader start(BenchRun run, String brokers, String topic, Predicate<String> permitted)
            throws InterruptedException {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "isolation.level",
                        "read_committed",
                        "allow.auto.create.topics",
                        false,
                        "reconnect.backoff.max.ms",
                        500),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = awaitPartitions(consumer, topic);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        TopicReader reader = run.resources().add(new TopicReader(consumer, permitted));
        reader.thread.start();
        return reader;
    }

    /** The relay makes topics that are missing, while the application is ready already. */
    private static List<TopicPartition> awaitPartitions(KafkaConsumer<?, ?> consumer, String topic)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!consumer.listTopics().containsKey(topic)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("there is no topic " + topic + " after " + PATIENCE);
            }
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private void run() {
        try (consumer) {
            while (reading) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
                    take(message, System.nanoTime());
                }
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> message, long now) {
        if (permitted.test(message.key())) {
            arrivals.putIfAbsent(position(message), now);
            newest = message;
        } else {
            forbidden = message.key();
        }
    }

    private static long position(ConsumerRecord<String, byte[]> message) {
        return Long.parseLong(new String(message.headers().lastHeader(POSITION).value(), StandardCharsets.UTF_8));
    }

    /** Forgets what has arrived. */
    void forget() {
        arrivals.clear();
    }

    /**
     * Waits until messages about so many positions have arrived.
     *
     * @throws IllegalStateException if there are others, or fewer after minutes
     */
    void await(long messages) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (arrivals.size() < messages) {
            requireNothingForbidden();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        arrivals.size() + " of " + messages + " messages have arrived after " + PATIENCE);
            }
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
        requireNothingForbidden();
        if (arrivals.size() > messages) {
            throw new IllegalStateException(arrivals.size() + " messages have arrived instead of " + messages);
        }
    }

    private void requireNothingForbidden() {
        if (forbidden != null) {
            throw new IllegalStateException("a message about " + forbidden + " has left, who does not permit it");
        }
    }

    /** When the message about a position arrived, by {@link System#nanoTime()}. */
    long arrival(long position) {
        Long arrival = arrivals.get(position);
        if (arrival == null) {
            throw new IllegalStateException("no message about position " + position + " has arrived");
        }
        return arrival;
    }

    /** When the last of the messages arrived, by {@link System#nanoTime()}. */
    long lastArrival() {
        return arrivals.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    /** How many messages arrived a second, from the first one to the last one. */
    double perSecond() {
        long first = arrivals.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        return new Sample(arrivals.size(), Duration.ofNanos(lastArrival() - first), Duration.ZERO).perSecond();
    }

    /** One of those that have arrived, to have its like. */
    ConsumerRecord<String, byte[]> specimen() {
        ConsumerRecord<String, byte[]> message = newest;
        if (message == null) {
            throw new IllegalStateException("no message has arrived yet");
        }
        return message;
    }

    @Override
    public void close() throws InterruptedException {
        reading = false;
        thread.join();
    }
}
