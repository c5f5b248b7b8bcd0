package io.rapport.infra.hcpstate;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends what is judged by whoever has a partition of HCPs that a state is asked for of. As soon as it is open, brokers take
 * nothing more from any earlier one of the same name, whatever process that is in and whether or not it knows. So if each
 * judges after it was opened, no older state follows a newer one.
 */
final class FencedProducer implements AutoCloseable {

    private final Producer<String, String> producer;

    private FencedProducer(Producer<String, String> producer) {
        this.producer = producer;
    }

    /**
     * @param client what every client of the brokers is told
     * @param name of which one is open at any time
     * @throws org.apache.kafka.common.KafkaException if brokers cannot be reached
     */
    static FencedProducer open(Map<String, String> client, String name) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("client.id", name);
        settings.put("transactional.id", name);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("request.timeout.ms", 5_000);
        settings.put("delivery.timeout.ms", 10_000);
        settings.put("max.block.ms", 10_000);
        settings.put("reconnect.backoff.max.ms", 500);
        settings.put("linger.ms", 0);
        Producer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        try {
            producer.initTransactions();
            return new FencedProducer(producer);
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Returns when all brokers that are to have them have them all, in their order.
     *
     * @throws org.apache.kafka.common.KafkaException if they may not have; this one can then only be closed
     */
    void send(List<ProducerRecord<String, String>> records) {
        if (records.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        // What becomes of each, the commit says of all.
        records.forEach(record -> {
            var unused = producer.send(record);
        });
        producer.commitTransaction();
    }

    /** What is not acknowledged is given up. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
