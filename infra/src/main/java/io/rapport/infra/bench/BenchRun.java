package io.rapport.infra.bench;

import java.time.Duration;

/**
 * How much a suite measures, and what it has opened.
 *
 * @param repeats how often each contender is measured
 * @param scale the share of the usual amounts and times, more than 0 and at most 1
 */
record BenchRun(int repeats, double scale, Progress progress, OpenResources resources) {

    /** Rounds that are not counted, because code is still being compiled and caches are still empty. */
    static final int WARM_UPS = 2;

    /** How often each contender does its work. */
    int rounds() {
        return WARM_UPS + repeats;
    }

    /** The scaled count, at least {@code least}. */
    int scaled(int count, int least) {
        return Math.max(least, (int) Math.round(count * scale));
    }

    /** The scaled time, at least {@code least}. */
    Duration scaled(Duration time, Duration least) {
        Duration scaled = Duration.ofNanos(Math.round(time.toNanos() * scale));
        return scaled.compareTo(least) < 0 ? least : scaled;
    }
}
