package io.rapport.infra.training;

import io.rapport.domain.shared.DomainRejection;
import io.rapport.infra.processing.JobClaim;
import io.rapport.infra.processing.JobClaim.Kind;
import io.rapport.infra.processing.JobThread;
import io.rapport.infra.processing.Passing;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Trains the models that are asked for, here or in another process, one after the other; also what a process has left when it died. */
final class TrainingRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TrainingRunner.class);

    /** No training has this number. */
    private static final int WATCH = 0;

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final DataSource database;
    private final TrainingRuns runs;
    private final TrainingWork work;
    private final DriftWatch watch;
    private final JobThread thread = new JobThread("training", this::work);

    TrainingRunner(DataSource database, TrainingRuns runs, TrainingWork work, DriftWatch watch) {
        this.database = database;
        this.runs = runs;
        this.work = work;
        this.watch = watch;
    }

    @Override
    public void start() {
        thread.start();
    }

    private void work() {
        while (isRunning()) {
            try {
                advanceAll();
                watchAll();
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | SQLException e) {
                if (isRunning()) {
                    log.atWarn().setCause(e).log("a training could not go on, it is tried again");
                    JobThread.pause(PAUSE);
                }
            }
        }
    }

    private void advanceAll() throws InterruptedException, SQLException {
        for (TrainingRun run : runs.open()) {
            Optional<JobClaim> claim = JobClaim.of(database, Kind.TRAINING, (int) run.number());
            if (claim.isPresent()) {
                try (JobClaim _ = claim.get()) {
                    advance(run);
                }
            }
        }
    }

    /** In one process at a time. */
    private void watchAll() throws InterruptedException, SQLException {
        Optional<JobClaim> claim = JobClaim.of(database, Kind.TRAINING, WATCH);
        if (claim.isPresent()) {
            try (JobClaim _ = claim.get()) {
                watch.look();
            }
        }
    }

    private void advance(TrainingRun run) throws InterruptedException {
        try {
            log.atInfo().addKeyValue("model", run.modelId().value()).log("a training goes on");
            work.advance(run);
        } catch (DomainRejection e) {
            runs.end(run.modelId(), Stage.FAILED, e.detail());
        } catch (IOException e) {
            giveUp(run, e);
        } catch (RuntimeException e) {
            if (Passing.isPassing(e)) {
                throw e;
            }
            giveUp(run, e);
        }
    }

    private void giveUp(TrainingRun run, Exception cause) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        log.atError()
                .setCause(cause)
                .addKeyValue("model", run.modelId().value())
                .log("a training failed");
        runs.end(run.modelId(), Stage.FAILED, "an error, which the log of the process tells");
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
