package io.rapport.infra.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What the broker alone can do: the bytes of a real message from a producer, with the relay's guarantees, to a consumer, on a
 * topic of its own.
 */
record RawTopic(Producer<String, byte[]> producer, TopicReader reader, ConsumerRecord<String, byte[]> specimen) {

    private static final String NAME = "bench.raw";

    static RawTopic make(BenchRun run, String brokers, ConsumerRecord<String, byte[]> specimen)
            throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            NewTopic topic = new NewTopic(NAME, Optional.of(3), Optional.empty());
            admin.createTopics(List.of(topic)).all().get();
        }
        Producer<String, byte[]> producer = run.resources()
                .add(new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers, "acks", "all", "linger.ms", 0),
                        new StringSerializer(),
                        new ByteArraySerializer()));
        return new RawTopic(producer, TopicReader.start(run, brokers, NAME, key -> true), specimen);
    }

    /** From before a message is sent until it is read. */
    Delays delays(double rate, Duration time) throws Exception {
        reader.forget();
        Map<Long, Long> sent = new ConcurrentHashMap<>();
        var unused = new OpenLoop(rate, time).latencies(number -> {
            sent.put(number, System.nanoTime());
            send(number);
        });
        reader.await(sent.size());
        return Delays.of(sent, reader);
    }

    /** Messages one after another as fast as they go, until the last one is read. */
    long pass(long messages) throws InterruptedException {
        reader.forget();
        for (long number = 0; number < messages; number++) {
            send(number);
        }
        producer.flush();
        reader.await(messages);
        return messages;
    }

    private void send(long number) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(NAME, Audience.hcp(number % Audience.HCPS), specimen.value());
        specimen.headers().forEach(header -> {
            if (!header.key().equals(TopicReader.POSITION)) {
                message.headers().add(header);
            }
        });
        message.headers().add(TopicReader.POSITION, Long.toString(number).getBytes(StandardCharsets.UTF_8));
        var unused = producer.send(message);
    }
}
