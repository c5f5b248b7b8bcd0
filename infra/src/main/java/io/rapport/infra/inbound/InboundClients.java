package io.rapport.infra.inbound;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The clients of brokers by which CRM systems are listened to and answered. */
final class InboundClients {

    private InboundClients() {}

    /** @param client what every client of the brokers is told */
    static Consumer<byte[], byte[]> consumer(Map<String, String> client, String group) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("client.id", group);
        settings.put("group.id", group);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        settings.put("allow.auto.create.topics", false);
        // The topic may be made after this.
        settings.put("metadata.max.age.ms", 5_000);
        // A record of the largest size that the topic takes, with others beside it.
        settings.put("max.partition.fetch.bytes", 8_388_608);
        // A record is fetched at once; this is how often an idle topic is asked.
        settings.put("fetch.max.wait.ms", 2_000);
        settings.put("reconnect.backoff.max.ms", 1_000);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Of rejections, which are sent again with their origin if brokers do not acknowledge them in time. */
    static Producer<byte[], byte[]> producer(Map<String, String> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("client.id", "rapport-inbound-rejected");
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("max.block.ms", 10_000);
        settings.put("request.timeout.ms", 10_000);
        settings.put("delivery.timeout.ms", 30_000);
        settings.put("reconnect.backoff.max.ms", 1_000);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
