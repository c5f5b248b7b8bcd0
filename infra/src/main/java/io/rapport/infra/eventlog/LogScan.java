package io.rapport.infra.eventlog;

import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One reading of a stretch of the log, range by range in its order. While its user works on what one range has given, the
 * next ones are read, up to a bound. For one thread.
 *
 * @param <T> what a range gives
 */
public final class LogScan<T> implements AutoCloseable {

    /** What each thread has read or reads beyond the range that its user works on. */
    private static final int RANGES_PER_THREAD = 2;

    /** Reads the events after one position up to and with another. */
    @FunctionalInterface
    interface RangeReader<T> {
        T read(long after, long to);
    }

    private final RangeReader<T> reader;
    private final ExecutorService threads;
    private final int range;
    private final long to;
    private final Queue<Future<T>> ahead = new ArrayDeque<>();
    private long asked;

    LogScan(RangeReader<T> reader, int threads, int range, long after, long to) {
        this.reader = reader;
        this.threads = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("log-reader-", 0).daemon().factory());
        this.range = range;
        this.asked = after;
        this.to = to;
        for (int i = 0; i < threads * RANGES_PER_THREAD; i++) {
            readAhead();
        }
    }

    private void readAhead() {
        if (asked < to) {
            long after = asked;
            long upTo = Math.min(to, after + range);
            asked = upTo;
            ahead.add(threads.submit(() -> reader.read(after, upTo)));
        }
    }

    public boolean hasNext() {
        return !ahead.isEmpty();
    }

    /**
     * What the next range gives; waits until it has been read.
     *
     * @throws UnreadableEvent if the log cannot be read further
     */
    public T next() throws InterruptedException {
        Future<T> next = ahead.poll();
        if (next == null) {
            throw new NoSuchElementException();
        }
        try {
            T read = next.get();
            readAhead();
            return read;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }

    /** Stops reading. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
