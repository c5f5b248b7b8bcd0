package io.rapport.infra.replay;

import io.rapport.infra.processing.JobClaim;
import io.rapport.infra.processing.Rebuild;
import io.rapport.infra.replay.LiveLag.Lag;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps a replay from being in the way of what is live, tells how far it is, and stops it when it is to stop. While read
 * models are behind the log, a replay rests; while commands come in, it rests as {@link Courtesy} has it.
 */
final class ReplayPace implements Rebuild.Pace {

    /** How far read models may be behind: about what comes in while they write one batch. */
    private static final long LAG = 500;

    private static final Duration REST = Duration.ofMillis(20);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Replays replays;
    private final JobClaim claim;
    private final long replay;
    private final LiveLag lag;
    private final LongSupplier reached;
    private final Courtesy courtesy = new Courtesy();
    private final long writtenBefore;
    private final Duration busyBefore;
    private final long from;
    private final long started = System.nanoTime();
    private long looked = started;
    private long workedSince = started;
    private boolean goesOn = true;

    /** @param reached the position up to which everything is written */
    ReplayPace(Replays replays, JobClaim claim, Replay replay, LiveLag lag, LongSupplier reached) {
        this.replays = replays;
        this.claim = claim;
        this.replay = replay.id();
        this.lag = lag;
        this.reached = reached;
        this.writtenBefore = replay.written();
        this.busyBefore = replay.busy();
        this.from = reached.getAsLong();
    }

    @Override
    public boolean goesOn(long position) throws InterruptedException {
        Duration worked = Duration.ofNanos(System.nanoTime() - workedSince);
        look();
        Lag behind = lookAtLog();
        Thread.sleep(courtesy.rest(worked));
        while (goesOn && behind.positions() > LAG) {
            Thread.sleep(REST);
            look();
            behind = lookAtLog();
        }
        workedSince = System.nanoTime();
        return goesOn;
    }

    @Override
    public boolean isGentle() {
        return courtesy.isDue();
    }

    private Lag lookAtLog() {
        Lag now = lag.look();
        courtesy.look(now.head(), System.nanoTime());
        return now;
    }

    private void look() {
        long now = System.nanoTime();
        if (now - looked >= LOOK.toNanos()) {
            looked = now;
            save();
            goesOn = claim.holds() && replays.wish(replay) == Wish.RUN;
        }
    }

    /** Says how far it is and how long it took. */
    void save() {
        long position = reached.getAsLong();
        replays.progress(
                replay, position, writtenBefore + position - from, busyBefore.plusNanos(System.nanoTime() - started));
    }
}
