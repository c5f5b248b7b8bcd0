package io.rapport.infra.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Turns SIGTERM and Ctrl-C into an interruption of the thread that made this, and keeps the process until that thread
 * has closed it: so there is one thread that starts and stops things, in order, wherever the signal meets it.
 */
final class StopSignal implements AutoCloseable {

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean given;

    static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(signal::give));
        return signal;
    }

    private void give() {
        if (closed.getCount() == 0) {
            return;
        }
        given = true;
        worker.interrupt();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether what fails from now on fails because it was told to stop. */
    boolean given() {
        return given;
    }

    /** Returns only by the signal's interruption. */
    void await() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
