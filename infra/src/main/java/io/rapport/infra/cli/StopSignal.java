package io.rapport.infra.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Tells the thread that made this of SIGTERM and Ctrl-C, and keeps the process until that thread has closed it: so one
 * thread starts and stops things, in order, whenever the signal comes.
 */
final class StopSignal implements AutoCloseable {

    interface Work {
        void run() throws IOException, InterruptedException;
    }

    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Thread worker;
    private boolean given;

    static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(signal::give));
        return signal;
    }

    private void give() {
        synchronized (this) {
            given = true;
            if (worker != null) {
                worker.interrupt();
            }
        }
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Does what the signal may interrupt; nothing else is.
     *
     * @throws InterruptedException also where the signal came before
     */
    void interrupts(Work work) throws IOException, InterruptedException {
        synchronized (this) {
            if (given) {
                throw new InterruptedException("told to stop");
            }
            worker = Thread.currentThread();
        }
        try {
            work.run();
        } finally {
            synchronized (this) {
                worker = null;
                Thread.interrupted(); // what follows is to stop things, which takes its time
            }
        }
    }

    /** Whether what fails now may fail because of the signal. */
    synchronized boolean given() {
        return given;
    }

    /** Returns only by an interruption. */
    void await() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
