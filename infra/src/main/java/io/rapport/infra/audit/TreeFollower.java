package io.rapport.infra.audit;

import io.rapport.infra.eventlog.LeafLog;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;

/**
 * Has the tree extended as the log grows, in one process at a time; another takes over when that one ends. What keeps the tree
 * from growing is given as a verdict, tried again, and stops nothing else.
 */
final class TreeFollower implements SmartLifecycle {

    /** How often it is tried again, and how often another process looks whether it is its turn. */
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    /** How long a stop may have to wait. */
    private static final Duration WAIT = Duration.ofMillis(250);

    private static final Logger logger = LoggerFactory.getLogger(TreeFollower.class);

    private final DataSource database;
    private final EventStore store;
    private final LeafLog log;
    private final CheckpointSigner signer;
    private final CheckpointFolder outside;
    private final Verdicts verdicts;
    private final Clock clock;
    private final Duration interval;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile boolean claimed;
    private @Nullable List<Finding> given;
    private boolean failed;

    /**
     * @param store tells when something has been appended
     * @param interval how far checkpoints are apart at least
     */
    TreeFollower(
            DataSource database,
            EventStore store,
            LeafLog log,
            CheckpointSigner signer,
            CheckpointFolder outside,
            Verdicts verdicts,
            Clock clock,
            Duration interval) {
        this.database = database;
        this.store = store;
        this.log = log;
        this.signer = signer;
        this.outside = outside;
        this.verdicts = verdicts;
        this.clock = clock;
        this.interval = interval;
    }

    /** Whether this is the process that extends the tree. */
    boolean isClaimed() {
        return claimed;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        Thread follower = Thread.ofPlatform().name("audit-tree").daemon().unstarted(this::run);
        thread = follower;
        follower.start();
    }

    private void run() {
        try {
            while (isRunning()) {
                attempt();
                pause(RETRY_DELAY);
            }
        } catch (InterruptedException e) {
            logger.atDebug().log("interrupted, the audit tree is left to other processes");
        }
    }

    private void attempt() throws InterruptedException {
        try {
            follow();
        } catch (TreeRefusal e) {
            refuse(e.finding());
        } catch (IOException e) {
            logger.atDebug().setCause(e).log("checkpoints cannot be written outside the database");
            refuse(Finding.at(
                    FindingKind.CHECKPOINT_NOT_WRITTEN,
                    0,
                    null,
                    "checkpoints cannot be written outside the database: "
                            + e.getClass().getSimpleName() + ", nothing more is signed"));
        } catch (RuntimeException | SQLException e) {
            logger.atLevel(failed ? Level.DEBUG : Level.WARN)
                    .setCause(e)
                    .log("the audit tree cannot be extended, it is tried again until it can");
            failed = true;
        }
    }

    /** Returns when it is another process's turn. */
    private void follow() throws SQLException, IOException, InterruptedException {
        Optional<TreeClaim> taken = TreeClaim.of(database);
        if (taken.isEmpty()) {
            return;
        }
        try (TreeClaim claim = taken.get();
                BlockingStream<TrackedEventMessage<?>> arrivals = store.openStream(store.createHeadToken())) {
            claimed = true;
            TreeBuilder builder = TreeBuilder.open(claim, log, signer, outside, clock);
            while (isRunning()) {
                long grown = builder.advance();
                accept(builder.size());
                if (grown > 0 && grown < TreeBuilder.BATCH) {
                    pause(interval);
                }
                if (grown < TreeBuilder.BATCH) {
                    awaitAppend(arrivals);
                }
            }
        } finally {
            claimed = false;
        }
    }

    private static void awaitAppend(BlockingStream<TrackedEventMessage<?>> arrivals) throws InterruptedException {
        if (arrivals.hasNextAvailable(Math.toIntExact(WAIT.toMillis()), TimeUnit.MILLISECONDS)) {
            while (arrivals.hasNextAvailable()) {
                arrivals.nextAvailable();
            }
        }
    }

    private void refuse(Finding finding) {
        give(finding.lastPosition(), List.of(finding));
    }

    private void accept(long size) {
        failed = false;
        give(size, List.of());
    }

    /** Tells what is new about it. */
    private void give(long size, List<Finding> findings) {
        if (findings.equals(given)) {
            return;
        }
        Instant now = clock.instant();
        try {
            verdicts.give(new Verdict(Verdict.GROWTH, 0, size, now, now, findings));
            given = findings;
        } catch (RuntimeException e) {
            logger.atDebug().setCause(e).log("a verdict cannot be stored, it is given again");
        }
    }

    private void pause(Duration time) throws InterruptedException {
        boolean stopped = stopping.await(time.toNanos(), TimeUnit.NANOSECONDS);
        logger.atTrace().addKeyValue("stopped", stopped).log("waited");
    }

    @Override
    public void stop() {
        Thread follower = thread;
        thread = null;
        // No interrupt, which would close a file in the middle of a checkpoint.
        stopping.countDown();
        if (follower == null) {
            return;
        }
        try {
            follower.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
