package io.rapport.infra.recommendation;

import io.rapport.query.web.Overloaded;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets so many work at once, and others wait for their turn in the order in which they came. For what keeps a processor busy:
 * more of it at once is not done sooner, and what all hold that were begun would fill the heap.
 */
final class Turns {

    private final Semaphore free;
    private final Duration patience;

    /** @param patience how long a turn is waited for */
    Turns(int atOnce, Duration patience) {
        this.free = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** @throws Overloaded if it is nobody's turn to end in time, or the thread is interrupted */
    <T> T take(Supplier<T> work) {
        if (!isOurs()) {
            throw new Overloaded();
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private boolean isOurs() {
        try {
            return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
