package io.rapport.infra.importer;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs tasks some at a time. After one has failed, no other is begun. */
final class Workers implements AutoCloseable {

    private final ExecutorService threads;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Workers(int atATime) {
        threads = Executors.newFixedThreadPool(
                atATime, Thread.ofVirtual().name("import-", 0).factory());
    }

    /**
     * Runs all tasks and waits for them.
     *
     * @param done told of each result at once, on the thread of its task
     * @return the results in the order of the tasks
     * @throws RuntimeException the first failure of a task
     */
    <T> List<T> all(List<Callable<T>> tasks, Consumer<T> done) {
        List<Callable<T>> guarded =
                tasks.stream().<Callable<T>>map(task -> () -> run(task, done)).toList();
        try {
            List<Future<T>> futures = threads.invokeAll(guarded);
            rethrow(failure.get());
            return futures.stream().map(Future::resultNow).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportFailed("interrupted");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private <T> T run(Callable<T> task, Consumer<T> done) throws Exception {
        if (failure.get() != null) {
            throw new ImportFailed("another request failed");
        }
        try {
            T result = task.call();
            done.accept(result);
            return result;
        } catch (Exception | Error e) {
            failure.compareAndSet(null, e);
            throw e;
        }
    }

    private static void rethrow(@Nullable Throwable failure) {
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new ImportFailed(failure.toString());
        }
    }
}
