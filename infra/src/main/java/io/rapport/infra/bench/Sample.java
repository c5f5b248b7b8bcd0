package io.rapport.infra.bench;

import java.time.Duration;

/**
 * What one repeat took.
 *
 * @param cpu the processor time of all processes that took part
 */
record Sample(long operations, Duration elapsed, Duration cpu) {

    private static final double NANOS_PER_MICRO = 1_000;
    private static final double NANOS_PER_SECOND = 1e9;

    double perSecond() {
        return operations / (elapsed.toNanos() / NANOS_PER_SECOND);
    }

    double micros() {
        return elapsed.toNanos() / NANOS_PER_MICRO / operations;
    }

    double cpuMicros() {
        return cpu.toNanos() / NANOS_PER_MICRO / operations;
    }
}
