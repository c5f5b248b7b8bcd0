package io.rapport.infra.inbound;

import io.rapport.infra.kafka.ConsumerLag;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the inbound topic for as long as this process runs. An offset is committed when all before it had their effect, or
 * brokers have acknowledged why not; whatever fails meanwhile is tried again from the same record on. Of several processes
 * each reads some of the partitions.
 */
final class InboundConsumer implements SmartLifecycle {

    /** What is done with records, in their order; what it throws has them come again. */
    interface Handler {
        void handle(ConsumerRecords<byte[], byte[]> records) throws InterruptedException;
    }

    /** As the web server, the other way in: when all is there that a command needs, and for no longer. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 2_048;

    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration COMMIT = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(InboundConsumer.class);

    private final String topic;
    private final Supplier<Consumer<byte[], byte[]>> clients;
    private final Handler handler;
    private final InboundStatus status;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile @Nullable Consumer<byte[], byte[]> polling;
    private Duration pause = FIRST_PAUSE;

    /** @param clients each belongs to a group, commits nothing by itself, and begins with the oldest record */
    InboundConsumer(String topic, Supplier<Consumer<byte[], byte[]>> clients, Handler handler, InboundStatus status) {
        this.topic = topic;
        this.clients = clients;
        this.handler = handler;
        this.status = status;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        Thread worker = Thread.ofPlatform().name("crm-inbound").daemon().unstarted(this::work);
        thread = worker;
        worker.start();
    }

    private void work() {
        try {
            while (isRunning()) {
                consume();
            }
        } catch (WakeupException | InterruptedException e) {
            log.atDebug().log("stopped, what is left is read at the next start");
        }
    }

    /** Returns if there cannot be a client, such as while no broker has an address. */
    private void consume() throws InterruptedException {
        try (Consumer<byte[], byte[]> consumer = clients.get()) {
            polling = consumer;
            consumer.subscribe(List.of(topic));
            while (isRunning()) {
                attempt(consumer);
            }
        } catch (WakeupException e) {
            throw e;
        } catch (RuntimeException e) {
            failed(e);
            pause();
        } finally {
            polling = null;
        }
    }

    private void attempt(Consumer<byte[], byte[]> consumer) throws InterruptedException {
        ConsumerRecords<byte[], byte[]> records = ConsumerRecords.empty();
        try {
            records = consumer.poll(POLL);
            status.lagIs(ConsumerLag.of(consumer) + records.count());
            if (!records.isEmpty()) {
                handler.handle(records);
                consumer.commitSync(records.nextOffsets(), COMMIT);
                status.lagIs(ConsumerLag.of(consumer));
            }
            succeeded();
        } catch (WakeupException e) {
            throw e;
        } catch (CommitFailedException | RebalanceInProgressException e) {
            log.atDebug().setCause(e).log("partitions went to another process, which takes their records again");
        } catch (RuntimeException e) {
            failed(e);
            rewind(consumer, records);
            pause();
        }
    }

    private static void rewind(Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, records.records(partition).getFirst().offset());
            }
        }
    }

    private void succeeded() {
        if (status.failing().isPositive()) {
            log.atInfo().log("what CRM systems send is taken again");
        }
        status.isWell();
        pause = FIRST_PAUSE;
    }

    private void failed(RuntimeException failure) {
        log.atLevel(status.isFailing() ? Level.WARN : Level.DEBUG)
                .setCause(failure)
                .log("what CRM systems send cannot be taken now, it is tried again until it can");
    }

    private void pause() throws InterruptedException {
        boolean stopped = stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        log.atTrace().addKeyValue("stopped", stopped).log("waited");
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }

    @Override
    public void stop() {
        Thread worker = thread;
        thread = null;
        stopping.countDown();
        if (worker == null) {
            return;
        }
        Consumer<byte[], byte[]> consumer = polling;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            if (!worker.join(STOP)) {
                log.warn("what CRM systems sent takes too long, it is left to the next start");
                worker.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
