package io.rapport.infra.hcpstate;

import java.time.Duration;

/** Says when what is done again and again is due: at once, and then each time that the interval is over. */
final class Recurrence {

    private final long interval;
    private long next = System.nanoTime();

    Recurrence(Duration interval) {
        this.interval = interval.toNanos();
    }

    /** It was done now. */
    void done() {
        next = System.nanoTime() + interval;
    }

    /** Whether it is; it is then taken to be done now. */
    boolean isDue() {
        if (System.nanoTime() - next < 0) {
            return false;
        }
        done();
        return true;
    }
}
