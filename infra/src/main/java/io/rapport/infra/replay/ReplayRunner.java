package io.rapport.infra.replay;

import io.rapport.infra.eventlog.CauseInWords;
import io.rapport.infra.eventlog.UnreadableEvent;
import io.rapport.infra.processing.DeadLetterLimit;
import io.rapport.infra.processing.JobClaim;
import io.rapport.infra.processing.JobClaim.Kind;
import io.rapport.infra.processing.JobThread;
import io.rapport.infra.processing.StoreAway;
import io.rapport.infra.replay.Replay.Failure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the replays that are asked for, here or in another process, one after the other; also those that a process has left
 * when it died.
 */
final class ReplayRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReplayRunner.class);

    private static final Duration LOOK = Duration.ofMillis(500);

    /** The class of SQLSTATE for a server that lacks something, of which a full disk is one. */
    private static final String INSUFFICIENT_RESOURCES = "53";

    private static final String DISK_FULL = "53100";
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private final DataSource database;
    private final ReplayTools tools;
    private final String process;
    private final Semaphore asked = new Semaphore(0);
    private final JobThread thread = new JobThread("replay", this::work);

    /** @param process under which name others are told who runs a replay */
    ReplayRunner(DataSource database, ReplayTools tools, String process) {
        this.database = database;
        this.tools = tools;
        this.process = process;
    }

    /** There may be something to do. */
    void look() {
        asked.release();
    }

    @Override
    public void start() {
        thread.start();
    }

    private void work() {
        while (isRunning()) {
            try {
                runAll();
                if (asked.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    asked.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | SQLException e) {
                log.atWarn().setCause(e).log("replays cannot be looked up, it is tried again");
                asked.drainPermits();
                JobThread.pause(LOOK);
            }
        }
    }

    private void runAll() throws InterruptedException, SQLException {
        for (Replay replay : tools.replays().runnable()) {
            Optional<JobClaim> claim = JobClaim.of(database, Kind.REPLAY, Math.toIntExact(replay.id()));
            if (claim.isPresent()) {
                try (JobClaim ours = claim.get()) {
                    run(ours, replay.id());
                }
            }
        }
    }

    /** Looked up again, because it may have gone on until it was claimed. */
    private void run(JobClaim claim, long id) throws InterruptedException {
        Replay replay = tools.replays().find(id).orElseThrow();
        try {
            tools.replays().runBy(id, process);
            ReplayRun run = new ReplayRun(tools, claim, replay);
            if (replay.wish() == Wish.CANCEL) {
                run.giveUp();
            } else if (replay.isOpen() && replay.failure() == null) {
                run.run();
            }
        } catch (DeadLetterLimit e) {
            fail(replay, e, new Failure(String.valueOf(e.getMessage()) + ": " + e.reason(), e.position(), e.event()));
        } catch (UnreadableEvent e) {
            fail(replay, e, new Failure(String.valueOf(e.getMessage()), e.position(), null));
        } catch (RuntimeException e) {
            if (passes(e)) {
                throw e;
            }
            fail(replay, e, new Failure(inWords(e), null, null));
        }
    }

    private void fail(Replay replay, RuntimeException cause, Failure failure) {
        log.atError().addKeyValue("replay", replay.id()).setCause(cause).log("a replay has failed");
        tools.replays().fail(replay.id(), failure);
    }

    /** A database that is away comes back by itself; one whose disk is full does not. */
    private static boolean passes(RuntimeException failure) {
        String state = SqlState.of(failure);
        boolean lacks = state.startsWith(INSUFFICIENT_RESOURCES) && !state.equals(TOO_MANY_CONNECTIONS);
        return !lacks && StoreAway.isReasonOf(failure);
    }

    private static String inWords(RuntimeException failure) {
        String state = SqlState.of(failure);
        return state.equals(DISK_FULL)
                ? "the disk of the database is full; what readers see is as it was, and what was built is kept: make room "
                        + "and resume, or cancel, which gives the room back"
                : CauseInWords.of(failure) + (state.isEmpty() ? "" : ", SQLSTATE " + state);
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
