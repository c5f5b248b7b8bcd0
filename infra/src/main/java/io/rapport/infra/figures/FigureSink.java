package io.rapport.infra.figures;

import io.rapport.infra.kafka.BrokerProperties;
import io.rapport.infra.kafka.ConsumerLag;
import io.rapport.infra.processing.JobThread;
import io.rapport.infra.propagation.Confirmations;
import io.rapport.projection.figure.FigureKey;
import io.rapport.projection.figure.FigureTopology;
import io.rapport.projection.figure.JsonSerde;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings figures from their topic into the read model, and confirms that actions which may not be counted any more are not.
 * It says how far it is only after that is committed: what comes again is written again.
 */
final class FigureSink implements SmartLifecycle {

    private static final int PHASE = 3;
    private static final Duration LONG_POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration END = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(FigureSink.class);

    private final FigureProperties properties;
    private final BrokerProperties brokers;
    private final FigureTable table;
    private final Confirmations confirmations;
    private final TransactionOperations transaction;
    private final Deserializer<FigureKey> keys = new JsonSerde<>(FigureKey.class).deserializer();
    private volatile @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private volatile long lag;
    private boolean told;

    FigureSink(
            FigureProperties properties,
            BrokerProperties brokers,
            FigureTable table,
            Confirmations confirmations,
            TransactionOperations transaction) {
        this.properties = properties;
        this.brokers = brokers;
        this.table = table;
        this.confirmations = confirmations;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        Thread starting = Thread.ofPlatform().name("figures-sink").daemon().unstarted(this::work);
        thread = starting;
        starting.start();
    }

    private void work() {
        while (isRunning()) {
            try (KafkaConsumer<byte[], byte[]> opened = open()) {
                consumer = opened;
                follow(opened);
            } catch (WakeupException e) {
                log.atTrace().setCause(e).log("the sink of figures is to stop");
            } catch (KafkaException | DataAccessException | TransactionException e) {
                log.atLevel(told ? Level.DEBUG : Level.WARN)
                        .setCause(e)
                        .log("figures could not be brought into the read model, it is tried again");
                told = true;
                JobThread.pause(PAUSE);
            } finally {
                consumer = null;
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> open() {
        Map<String, Object> settings = new HashMap<>(brokers.clientSettings());
        settings.put("group.id", properties.application() + "-sink");
        settings.put("client.id", "rapport-figures-sink");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        settings.put("isolation.level", "read_committed");
        settings.put("allow.auto.create.topics", false);
        settings.put("max.poll.records", 5_000);
        settings.put("session.timeout.ms", 10_000);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void follow(KafkaConsumer<byte[], byte[]> opened) {
        opened.subscribe(List.of(FigureTopology.FIGURES, FigureTopology.ENDED));
        while (isRunning()) {
            ConsumerRecords<byte[], byte[]> records = opened.poll(LONG_POLL);
            if (!records.isEmpty()) {
                transaction.executeWithoutResult(_ -> write(records));
                opened.commitSync();
                told = false;
            }
            lag = ConsumerLag.of(opened);
        }
    }

    private void write(ConsumerRecords<byte[], byte[]> records) {
        Map<FigureKey, @Nullable Long> sums = new HashMap<>();
        List<Long> ended = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> one : records) {
            if (one.topic().equals(FigureTopology.ENDED)) {
                ended.add(number(one.value()));
            } else {
                sums.put(keys.deserialize(one.topic(), one.key()), one.value() == null ? null : number(one.value()));
            }
        }
        table.write(sums);
        ended.forEach(position -> confirmations.confirm(FiguresConfiguration.CONSUMER, position));
    }

    private static long number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    /** Figures that are on the topic and not in the read model yet. */
    long lag() {
        return lag;
    }

    /** It is woken rather than interrupted, so that it can leave its group. */
    @Override
    public void stop() {
        Thread stopping = thread;
        thread = null;
        KafkaConsumer<byte[], byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        if (stopping != null) {
            try {
                stopping.join(END);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
