package io.rapport.infra.export;

import io.rapport.infra.processing.JobClaim;
import io.rapport.infra.processing.JobClaim.Kind;
import io.rapport.infra.processing.JobThread;
import io.rapport.infra.processing.Passing;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes the bundles that are asked for, here or in another process, one after the other; also those that a process has left when
 * it died. Drops those whose time is over.
 */
final class ExportRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ExportRunner.class);

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final DataSource database;
    private final ExportJobs jobs;
    private final BundleTable bundles;
    private final ExportWork work;
    private final TransactionOperations transaction;
    private final Duration keep;
    private final Clock clock;
    private final JobThread thread = new JobThread("export", this::work);
    private Instant swept = Instant.EPOCH;

    ExportRunner(
            DataSource database,
            ExportJobs jobs,
            BundleTable bundles,
            ExportWork work,
            TransactionOperations transaction,
            Duration keep,
            Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.bundles = bundles;
        this.work = work;
        this.transaction = transaction;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public void start() {
        thread.start();
    }

    private void work() {
        while (isRunning()) {
            try {
                forgetErased();
                advanceAll();
                sweep();
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | SQLException e) {
                if (isRunning()) {
                    log.atWarn().setCause(e).log("an export could not go on, it is tried again");
                    JobThread.pause(PAUSE);
                }
            }
        }
    }

    private void advanceAll() throws InterruptedException, SQLException {
        for (ExportJob job : jobs.open()) {
            Optional<JobClaim> claim = claim(job);
            if (claim.isPresent()) {
                try (JobClaim _ = claim.get()) {
                    advance(job);
                }
            }
        }
    }

    /** Of numbers that share their lower 32 bits one waits for the other, which does no harm. */
    private Optional<JobClaim> claim(ExportJob job) throws SQLException {
        return JobClaim.of(database, Kind.EXPORT, (int) job.number());
    }

    /** Looked up again, because it may have gone on until it was claimed. */
    private void advance(ExportJob claimed) throws InterruptedException {
        ExportJob job = jobs.find(claimed.id()).orElseThrow();
        try {
            work.advance(job);
        } catch (AttemptOver e) {
            log.atInfo().addKeyValue("export", job.id().value()).log("a bundle is not wanted from here any more");
        } catch (IOException e) {
            giveUp(job, e);
        } catch (RuntimeException e) {
            if (Passing.isPassing(e)) {
                throw e;
            }
            giveUp(job, e);
        }
    }

    private void giveUp(ExportJob job, Exception cause) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        log.atError().addKeyValue("export", job.id().value()).setCause(cause).log("a bundle could not be made");
        work.giveUp(job);
    }

    private void forgetErased() {
        jobs.erased().forEach(hcp -> transaction.executeWithoutResult(status -> jobs.forget(hcp)));
    }

    private void sweep() {
        Instant now = clock.instant();
        if (swept.plus(SWEEP).isBefore(now)) {
            swept = now;
            int dropped = jobs.dropCompletedBefore(now.minus(keep));
            if (dropped > 0) {
                log.atInfo().addKeyValue("bundles", dropped).log("bundles whose time is over were dropped");
            }
            while (isRunning() && bundles.clearDropped()) {
                // A few at a time.
            }
        }
    }

    @Override
    public void stop() {
        thread.stop();
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }
}
