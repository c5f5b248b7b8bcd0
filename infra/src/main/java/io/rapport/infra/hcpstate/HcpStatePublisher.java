package io.rapport.infra.hcpstate;

import io.rapport.infra.kafka.BrokerProperties;
import io.rapport.infra.streams.RequiredTopics;
import io.rapport.infra.streams.StreamsProperties;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;

/**
 * Publishes states for as long as this process runs, and begins anew whenever a broker or PostgreSQL fails. Several processes
 * share the HCPs among them.
 */
final class HcpStatePublisher implements SmartLifecycle {

    /** After the relay, which makes the topics, and what is known of HCPs; stopped before them. */
    private static final int PHASE = 3;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Brokers that are started together with this process need a while. */
    private static final Duration START = Duration.ofSeconds(30);

    /** How long a stop waits for what is under way, then for what is interrupted. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(HcpStatePublisher.class);

    private final BrokerProperties brokers;
    private final StreamsProperties properties;
    private final RequiredTopics topics;
    private final Duration sweepInterval;
    private final StateTelling telling;
    private final PublisherStatus status;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile @Nullable PublisherRun run;
    private boolean told;

    /** @param sweepInterval how long a state may stay whose permission has ended by time alone */
    HcpStatePublisher(
            BrokerProperties brokers,
            StreamsProperties properties,
            RequiredTopics topics,
            Duration sweepInterval,
            StateTelling telling,
            PublisherStatus status) {
        this.brokers = brokers;
        this.properties = properties;
        this.topics = topics;
        this.sweepInterval = sweepInterval;
        this.telling = telling;
        this.status = status;
    }

    /** Brokers need not be there yet. */
    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        Thread publisher = Thread.ofPlatform().name("hcp-state").daemon().unstarted(this::work);
        thread = publisher;
        publisher.start();
    }

    private void work() {
        try {
            while (isRunning()) {
                attempt();
            }
        } catch (InterruptedException e) {
            log.atDebug().setCause(e).log("interrupted, states are left to other processes");
        }
    }

    private void attempt() throws InterruptedException {
        try {
            topics.ensure();
            publish();
        } catch (WakeupException e) {
            log.atDebug().setCause(e).log("told to end");
        } catch (RuntimeException | ExecutionException e) {
            if (isRunning()) {
                fail(e);
                boolean stopped = stopping.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
                log.atTrace().addKeyValue("stopped", stopped).log("waited");
            }
        }
    }

    private void publish() throws InterruptedException, ExecutionException {
        try (PublisherRun starting = new PublisherRun(
                brokers.clientSettings(),
                properties.slot() + ".hcp-state",
                properties.compactionLag().dividedBy(4),
                sweepInterval,
                telling,
                status)) {
            run = starting;
            if (isRunning()) {
                starting.untilItEnds();
            }
        } finally {
            run = null;
        }
    }

    /** Told once for all that follows from one failure. */
    private void fail(Exception failure) {
        told &= !status.down().isZero();
        status.isFailing();
        if (status.down().compareTo(START) > 0 && !told) {
            told = true;
            log.atWarn()
                    .addKeyValue("reason", NestedExceptionUtils.getMostSpecificCause(failure))
                    .log("states of HCPs cannot be published, it is tried again until they can");
        }
        log.atDebug().setCause(failure).log("why states of HCPs cannot be published");
    }

    @Override
    public void stop() {
        Thread publisher = thread;
        thread = null;
        stopping.countDown();
        if (publisher == null) {
            return;
        }
        try {
            PublisherRun current = run;
            if (current != null) {
                current.end();
            }
            if (!publisher.join(GRACE)) {
                publisher.interrupt();
                if (!publisher.join(GRACE)) {
                    log.atWarn()
                            .log("the publisher of states does not end in time, it is left to end with the process");
                }
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
