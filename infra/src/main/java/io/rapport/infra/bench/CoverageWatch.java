package io.rapport.infra.bench;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Looks for one and all how far checkpoints reach, so that those who wait for one do not keep the database busy. */
final class CoverageWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(4);

    private final AuditedLog log;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile boolean watching = true;
    private long covered;

    private CoverageWatch(AuditedLog log) {
        this.log = log;
    }

    static CoverageWatch start(AuditedLog log) {
        CoverageWatch watch = new CoverageWatch(log);
        Thread.ofPlatform().name("coverage-watch").daemon().start(watch::run);
        return watch;
    }

    private void run() {
        while (watching) {
            long now = log.covered();
            lock.lock();
            try {
                covered = now;
                moved.signalAll();
            } finally {
                lock.unlock();
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** Waits until a checkpoint covers a position. */
    void await(long position) throws InterruptedException {
        lock.lock();
        try {
            while (covered < position) {
                moved.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        watching = false;
    }
}
