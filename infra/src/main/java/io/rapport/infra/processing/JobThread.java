package io.rapport.infra.processing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The thread that does jobs for as long as the application runs. */
public final class JobThread {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final Runnable work;
    private volatile @Nullable Thread thread;

    /** @param work goes on while {@link #isRunning} says so, and ends when it is interrupted */
    public JobThread(String name, Runnable work) {
        this.name = name;
        this.work = work;
    }

    public void start() {
        Thread starting = Thread.ofPlatform().name(name).daemon().unstarted(work);
        thread = starting;
        starting.start();
    }

    public boolean isRunning() {
        return thread != null;
    }

    /** Waits for it a while, so that it does not meet a database that is being closed. */
    public void stop() {
        Thread stopping = thread;
        thread = null;
        if (stopping != null) {
            stopping.interrupt();
            try {
                stopping.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** For whoever does jobs: ends early when it is to stop. */
    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
