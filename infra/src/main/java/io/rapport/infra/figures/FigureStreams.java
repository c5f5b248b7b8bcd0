package io.rapport.infra.figures;

import io.rapport.infra.kafka.BrokerProperties;
import io.rapport.infra.processing.JobThread;
import io.rapport.infra.streams.RequiredTopics;
import io.rapport.infra.streams.StreamsProperties;
import io.rapport.projection.figure.FigureTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs {@link FigureTopology} for as long as this process runs, from when there are brokers with its topics. What a message
 * changes, the position from which to go on, and what is told of it are committed together, so that each counts once.
 */
final class FigureStreams implements SmartLifecycle {

    /** After the relay, which makes the topics, and before those who write what it delivers. */
    private static final int PHASE = 3;

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration CLOSE = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(FigureStreams.class);

    private final FigureProperties properties;
    private final StreamsProperties topics;
    private final BrokerProperties brokers;
    private final RequiredTopics required;
    private final JobThread starting = new JobThread("figures-start", this::startWhenThereAreTopics);
    private @Nullable StateFolder folder;
    private volatile @Nullable KafkaStreams streams;

    FigureStreams(FigureProperties properties, StreamsProperties topics, BrokerProperties brokers) {
        this.properties = properties;
        this.topics = topics;
        this.brokers = brokers;
        this.required = new RequiredTopics(brokers, topics);
    }

    /** @throws java.io.UncheckedIOException if there is no folder to keep anything in */
    @Override
    public synchronized void start() {
        folder = StateFolder.of(properties.stateFolder());
        starting.start();
    }

    private void startWhenThereAreTopics() {
        while (starting.isRunning() && !Thread.currentThread().isInterrupted()) {
            try {
                required.ensure();
                run();
                return;
            } catch (ExecutionException | KafkaException e) {
                log.atDebug().setCause(e).log("figures are not summed yet");
                JobThread.pause(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void run() {
        if (!starting.isRunning()) {
            return;
        }
        KafkaStreams started = new KafkaStreams(
                FigureTopology.build(Stores::persistentKeyValueStore),
                settings(Objects.requireNonNull(folder).path()));
        started.setUncaughtExceptionHandler(failure -> {
            log.atWarn().setCause(failure).log("figures could not be summed, it is tried again");
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        started.start();
        streams = started;
    }

    private Properties settings(Path stateFolder) {
        Properties settings = new Properties();
        settings.putAll(brokers.clientSettings());
        settings.putAll(Map.ofEntries(
                Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, properties.application()),
                Map.entry(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString()),
                Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
                Map.entry(StreamsConfig.REPLICATION_FACTOR_CONFIG, Short.toString(topics.replicationFactor())),
                Map.entry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1),
                Map.entry(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 8L << 20),
                Map.entry(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedMemory.class),
                // What cannot be read was not written by the outbox.
                Map.entry(
                        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                        LogAndContinueExceptionHandler.class),
                Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest"),
                // Another process takes over soon after this one was killed.
                Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000),
                Map.entry(StreamsConfig.producerPrefix("transaction.timeout.ms"), 20_000)));
        return settings;
    }

    /** Whether figures are being summed, or will be without anybody's help. */
    boolean isWell() {
        KafkaStreams current = streams;
        return current != null && current.state() == KafkaStreams.State.RUNNING;
    }

    /** Messages that are on the topic and not in the figures yet. */
    long lag() {
        KafkaStreams current = streams;
        return current == null
                ? 0
                : current.metrics().values().stream()
                        .filter(metric -> metric.metricName().name().equals("records-lag"))
                        .map(metric ->
                                metric.metricValue() instanceof Double lag && !lag.isNaN() ? lag.longValue() : 0L)
                        .reduce(0L, Long::sum);
    }

    @Override
    public void stop() {
        starting.stop();
        KafkaStreams stopping;
        StateFolder closing;
        synchronized (this) {
            stopping = streams;
            streams = null;
            closing = folder;
            folder = null;
        }
        if (stopping != null
                && !stopping.close(CloseOptions.timeout(CLOSE)
                        .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP))) {
            log.atWarn().log("figures do not end in time, they are left to end with the process");
            return;
        }
        if (closing != null) {
            closing.close();
        }
    }

    @Override
    public boolean isRunning() {
        return starting.isRunning();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
