package io.rapport.infra.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Tells the thread that made this of SIGTERM and Ctrl-C, and keeps the process until that thread has closed it: so one
 * thread starts and stops things, in order, whenever the signal comes. It interrupts nothing, because what is under way
 * would lose its database connection by that.
 */
final class StopSignal implements AutoCloseable {

    /** Ends what is under way because of the signal; no failure. */
    static final class Stopped extends RuntimeException {

        private Stopped() {
            super("told to stop", null, false, false);
        }
    }

    private final CountDownLatch given = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(signal::give));
        return signal;
    }

    private void give() {
        given.countDown();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws Stopped once the signal was given */
    void check() {
        if (given.getCount() == 0) {
            throw new Stopped();
        }
    }

    void await() throws InterruptedException {
        given.await();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
