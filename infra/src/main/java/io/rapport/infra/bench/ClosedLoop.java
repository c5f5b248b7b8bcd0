package io.rapport.infra.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Callers each of whom calls again as soon as it is answered: the most that they can get.
 *
 * @param threads of the callers
 */
record ClosedLoop(int callers, ThreadFactory threads) {

    /** Performs a number of operations. */
    long count(long operations, Operation operation) throws Exception {
        AtomicLong next = new AtomicLong();
        run(() -> {
            for (long number = next.getAndIncrement(); number < operations; number = next.getAndIncrement()) {
                operation.perform(number);
            }
            return 0L;
        });
        return operations;
    }

    /** Performs operations for a time, and returns how many. */
    long during(Duration time, Operation operation) throws Exception {
        AtomicLong next = new AtomicLong();
        long end = System.nanoTime() + time.toNanos();
        return run(() -> {
            long performed = 0;
            while (System.nanoTime() < end) {
                operation.perform(next.getAndIncrement());
                performed++;
            }
            return performed;
        });
    }

    private long run(Callable<Long> caller) throws Exception {
        try (ExecutorService executor = Executors.newThreadPerTaskExecutor(threads)) {
            List<Future<Long>> results = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                results.add(executor.submit(caller));
            }
            long performed = 0;
            for (Future<Long> result : results) {
                performed += result.get();
            }
            return performed;
        }
    }
}
