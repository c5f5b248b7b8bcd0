package io.rapport.infra.processing;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread of a processor's coordinator. Axon lets a coordinator that failed wait twice as long each time, up to a
 * minute, which no setting bounds; a database that was away would long be back. Here it never waits longer than half a
 * second. An event that cannot be handled is still tried ever less often: that is counted by the clock and not here.
 */
final class CoordinatorExecutor extends ScheduledThreadPoolExecutor {

    private static final Duration LONGEST_DELAY = Duration.ofMillis(500);

    CoordinatorExecutor(String processor) {
        super(1, Thread.ofPlatform().name(processor + "-coordinator").daemon().factory());
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return super.schedule(task, Math.min(unit.toNanos(delay), LONGEST_DELAY.toNanos()), TimeUnit.NANOSECONDS);
    }
}
