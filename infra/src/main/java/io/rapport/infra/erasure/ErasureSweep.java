package io.rapport.infra.erasure;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks again and again whether an erasure can be completed or a retention is over. */
final class ErasureSweep implements SmartLifecycle {

    private static final Duration COMPLETION_PERIOD = Duration.ofMillis(500);
    private static final Duration RETENTION_PERIOD = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(ErasureSweep.class);

    private final ErasureCompletion completion;
    private @Nullable ScheduledExecutorService timer;

    ErasureSweep(ErasureCompletion completion) {
        this.completion = completion;
    }

    @Override
    public void start() {
        ScheduledExecutorService starting = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("erasure-sweep").daemon().factory());
        timer = starting;
        repeat(starting, completion::completeErasures, COMPLETION_PERIOD);
        repeat(starting, completion::endRetentions, RETENTION_PERIOD);
    }

    private static void repeat(ScheduledExecutorService timer, Runnable work, Duration period) {
        var unused = timer.scheduleWithFixedDelay(
                () -> attempt(work), period.toMillis() / 10, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).log("an erasure could not be completed, it is tried again");
        }
    }

    @Override
    public void stop() {
        if (timer != null) {
            timer.close();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
