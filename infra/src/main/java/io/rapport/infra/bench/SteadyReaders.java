package io.rapport.infra.bench;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Reads at a fixed rate, whether or not earlier reads are answered, until closed; closing fails if a read did. */
final class SteadyReaders implements AutoCloseable {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong next = new AtomicLong();
    private final Operation read;

    private SteadyReaders(Operation read) {
        this.read = read;
    }

    static SteadyReaders start(int perSecond, Operation read) {
        SteadyReaders steady = new SteadyReaders(read);
        var unused = steady.clock.scheduleAtFixedRate(
                () -> steady.readers.execute(steady::read), 0, NANOS_PER_SECOND / perSecond, TimeUnit.NANOSECONDS);
        return steady;
    }

    private void read() {
        try {
            read.perform(next.getAndIncrement());
        } catch (Exception e) {
            failures.add(e);
        }
    }

    @Override
    public void close() throws Exception {
        List.of(clock, readers).forEach(ExecutorService::close);
        Exception failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
    }
}
