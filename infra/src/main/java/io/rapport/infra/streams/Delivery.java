package io.rapport.infra.streams;

import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Delivers what the connector reads, a batch at a time: brokers have acknowledged all of it before any of it counts as
 * delivered. What a broker does not acknowledge it sends again for as long as it takes, and never something later before it:
 * to give a message up and go on would break the order that consumers rely on.
 */
final class Delivery implements ChangeConsumer<ChangeEvent<SourceRecord, SourceRecord>>, AutoCloseable {

    private static final String POSITION = "ce_position";

    private final Producer<String, String> producer;
    private final RelayTable table;
    private final Runnable delivered;

    private Delivery(Producer<String, String> producer, RelayTable table, Runnable delivered) {
        this.producer = producer;
        this.table = table;
        this.delivered = delivered;
    }

    /**
     * @param client what every client of the brokers is told
     * @param delivered is told of each batch that was
     */
    static Delivery open(Map<String, String> client, RelayTable table, Runnable delivered) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("client.id", "rapport-relay");
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("retries", Integer.MAX_VALUE);
        settings.put("delivery.timeout.ms", Integer.MAX_VALUE);
        settings.put("request.timeout.ms", 10_000);
        settings.put("reconnect.backoff.max.ms", 500);
        settings.put("linger.ms", 0);
        return new Delivery(
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer()), table, delivered);
    }

    @Override
    public void handleBatch(
            List<ChangeEvent<SourceRecord, SourceRecord>> records,
            RecordCommitter<ChangeEvent<SourceRecord, SourceRecord>> committer)
            throws InterruptedException {
        long highest = 0;
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        for (ChangeEvent<SourceRecord, SourceRecord> event : records) {
            SourceRecord message = event.value();
            if (!message.topic().startsWith(OutboxConnector.HEARTBEATS)) {
                sent.add(send(message));
                highest = Math.max(highest, position(message));
            }
        }
        producer.flush();
        for (Future<RecordMetadata> future : sent) {
            requireAcknowledged(future);
        }
        if (highest > 0) {
            table.confirm(highest);
        }
        for (ChangeEvent<SourceRecord, SourceRecord> event : records) {
            committer.markProcessed(event);
        }
        committer.markBatchFinished();
        delivered.run();
    }

    /** What is refused at once, such as a message that is too large, lets nothing later pass. */
    private Future<RecordMetadata> send(SourceRecord message) throws InterruptedException {
        ProducerRecord<String, String> out = new ProducerRecord<>(
                message.topic(), null, message.timestamp(), (String) message.key(), (String) message.value());
        for (Header header : message.headers()) {
            if (header.value() != null) {
                out.headers().add(header.key(), header.value().toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        Future<RecordMetadata> future = producer.send(out);
        if (future.isDone()) {
            requireAcknowledged(future);
        }
        return future;
    }

    private static void requireAcknowledged(Future<RecordMetadata> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw new RelayFailure("a message was not acknowledged", e.getCause());
        }
    }

    private static long position(SourceRecord message) {
        return Long.parseLong(message.headers().lastWithName(POSITION).value().toString());
    }

    /** Gives up what is not acknowledged yet, which then counts as not delivered. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
