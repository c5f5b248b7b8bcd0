package io.rapport.infra.streams;

import io.rapport.infra.kafka.BrokerProperties;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;

/**
 * Delivers the outbox for as long as this process runs, and begins anew whenever PostgreSQL, a broker or the engine between
 * them fails: each time it looks after the slot and the topics first. Of several processes one delivers, which is whoever
 * reads from the slot, and another takes over when that one ends.
 */
final class OutboxRelay implements SmartLifecycle {

    /** After the log's homes and before anybody writes to the outbox, so that it stops after them too. */
    private static final int PHASE = 2;

    /** Brokers that are started together with this process need a while. */
    private static final Duration START = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(500);

    /** How long a stop waits for brokers to acknowledge what they were sent, and then for the engine. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration END = Duration.ofSeconds(10);
    private static final Duration NUDGE = Duration.ofMillis(500);

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final DataSourceProperties database;
    private final BrokerProperties brokers;
    private final StreamsProperties properties;
    private final SlotKeeper keeper;
    private final ReplicationSlot slot;
    private final RelayTable table;
    private final RelayStatus status;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile @Nullable RelayRun run;
    private Duration pause = FIRST_PAUSE;
    private boolean told;
    private boolean reached;

    OutboxRelay(
            DataSourceProperties database,
            BrokerProperties brokers,
            StreamsProperties properties,
            SlotKeeper keeper,
            ReplicationSlot slot,
            RelayTable table,
            RelayStatus status) {
        this.database = database;
        this.brokers = brokers;
        this.properties = properties;
        this.keeper = keeper;
        this.slot = slot;
        this.table = table;
        this.status = status;
    }

    /** Returns when there is a slot, so that whoever starts later can write; brokers need not be there yet. */
    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        status.is(RelayState.STARTING);
        if (!slot.isPossible()) {
            throw new InvalidConfigurationPropertyValueException(
                    "rapport.streams.enabled", true, "expected a PostgreSQL with the setting wal_level=logical");
        }
        try {
            keeper.ensure();
        } catch (RuntimeException | SQLException e) {
            fail(e);
        }
        Thread relay = Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::work);
        thread = relay;
        relay.start();
    }

    private void work() {
        try {
            while (isRunning()) {
                attempt();
            }
        } catch (InterruptedException e) {
            log.atDebug().setCause(e).log("interrupted, the outbox is left to other processes");
        }
    }

    private void attempt() throws InterruptedException {
        try {
            if (!keeper.ensure()) {
                pause(LOOK);
            } else if (slot.state().filter(ReplicationSlot.State::active).isPresent()) {
                status.is(RelayState.WAITING);
                pause(LOOK);
            } else {
                new RequiredTopics(brokers, properties).ensure();
                deliver();
            }
        } catch (RuntimeException | SQLException | ExecutionException e) {
            if (isRunning()) {
                fail(e);
                pause(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void deliver() {
        RelayRun starting = new RelayRun(settings(), Delivery.open(brokers.clientSettings(), table, this::delivered));
        run = starting;
        try {
            if (isRunning()) {
                starting.untilItEnds();
            }
        } finally {
            run = null;
            starting.abandon();
        }
    }

    /**
     * How far it is, the slot alone knows. The connector's own offsets tell of the write-ahead log's end where nothing was
     * delivered yet, and one that finds them again goes on from there.
     */
    private Properties settings() {
        Properties settings = OutboxConnector.here(
                slot.name(), database.determineUrl(), database.determineUsername(), database.determinePassword());
        settings.put("offset.storage", MemoryOffsetBackingStore.class.getName());
        settings.put("offset.flush.interval.ms", "200");
        settings.put("task.management.timeout.ms", "20000");
        return settings;
    }

    private void delivered() {
        status.is(RelayState.DELIVERING);
        pause = FIRST_PAUSE;
        reached = true;
        if (told) {
            told = false;
            log.atInfo().log("the outbox is delivered again");
        }
    }

    /** Told once for all that follows from one failure. */
    private void fail(Exception failure) {
        status.is(RelayState.FAILING);
        boolean starting = !reached && status.down().compareTo(START) < 0;
        log.atLevel(told || starting ? Level.DEBUG : Level.WARN)
                .addKeyValue("reason", NestedExceptionUtils.getMostSpecificCause(failure))
                .log("the outbox cannot be delivered, it is tried again until it can");
        log.atDebug().setCause(failure).log("why the outbox cannot be delivered");
        told = told || !starting;
    }

    private void pause(Duration time) throws InterruptedException {
        boolean stopped = stopping.await(time.toNanos(), TimeUnit.NANOSECONDS);
        log.atTrace().addKeyValue("stopped", stopped).log("waited");
    }

    @Override
    public void stop() {
        Thread relay = thread;
        thread = null;
        stopping.countDown();
        if (relay == null) {
            return;
        }
        try {
            if (!hasEnded(relay, GRACE)) {
                abandon();
                if (!hasEnded(relay, END)) {
                    log.atWarn().log("the relay does not end in time, it is left to end with the process");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        status.is(RelayState.STOPPED);
    }

    private void abandon() {
        RelayRun current = run;
        if (current != null) {
            current.abandon();
        }
    }

    private boolean hasEnded(Thread relay, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        do {
            RelayRun current = run;
            if (current != null) {
                current.end();
            }
            if (relay.join(NUDGE)) {
                return true;
            }
        } while (System.nanoTime() < deadline);
        return false;
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
