package io.rapport.infra.replay;

import java.time.Duration;

/**
 * How much a replay may take for itself. While the log grows, others are at work: then it takes small batches, one after the
 * other, and after each it rests for as long as that took, so that who comes meanwhile finds the database and the processors
 * free half of the time and waits no longer than for one batch. When nothing has come for a while, it takes all there is.
 */
final class Courtesy {

    /** How long the log must be as it is before nobody is taken to be at work. */
    static final Duration QUIET = Duration.ofSeconds(2);

    /** A batch that took long has itself waited for others; what it owes them is bounded. */
    static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private static final long UNKNOWN = -1;

    private long head = UNKNOWN;
    private long grownAt;
    private boolean isDue;

    /**
     * Looks where the log ends now.
     *
     * @param nanos the time, by {@link System#nanoTime}
     */
    void look(long newHead, long nanos) {
        if (head != UNKNOWN && newHead > head) {
            grownAt = nanos;
            isDue = true;
        } else if (nanos - grownAt > QUIET.toNanos()) {
            isDue = false;
        }
        head = newHead;
    }

    /** Whether others are at work. */
    boolean isDue() {
        return isDue;
    }

    /** How long to rest after work of some length. */
    Duration rest(Duration worked) {
        if (!isDue) {
            return Duration.ZERO;
        }
        return worked.compareTo(LONGEST_REST) < 0 ? worked : LONGEST_REST;
    }
}
