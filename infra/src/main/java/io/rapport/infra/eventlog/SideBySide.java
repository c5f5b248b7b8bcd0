package io.rapport.infra.eventlog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Consumers that work at the same time, each on one batch after the other, none further than a bound behind. */
public final class SideBySide<T> implements AutoCloseable {

    /** One that is worked on and one that waits. */
    private static final int BATCHES_AHEAD = 2;

    private final List<? extends Consumer<T>> consumers;
    private final List<CompletableFuture<Void>> work = new ArrayList<>();
    private final Queue<CompletableFuture<Void>> batches = new ArrayDeque<>();
    private final ExecutorService threads;

    public SideBySide(List<? extends Consumer<T>> consumers) {
        this.consumers = List.copyOf(consumers);
        consumers.forEach(consumer -> work.add(CompletableFuture.completedFuture(null)));
        this.threads = Executors.newFixedThreadPool(
                consumers.size(),
                Thread.ofPlatform().name("log-consumer-", 0).daemon().factory());
    }

    /**
     * Hands each consumer its part of a batch, in their order; waits while one of them is too far behind.
     *
     * @throws RuntimeException what a consumer has thrown on an earlier batch, after which it gets no other
     */
    public void hand(List<T> parts) throws InterruptedException {
        for (int i = 0; i < consumers.size(); i++) {
            Consumer<T> consumer = consumers.get(i);
            T part = parts.get(i);
            work.set(i, work.get(i).thenRunAsync(() -> consumer.accept(part), threads));
        }
        batches.add(CompletableFuture.allOf(work.toArray(CompletableFuture<?>[]::new)));
        if (batches.size() >= BATCHES_AHEAD) {
            await(batches.remove());
        }
    }

    /** Waits until everything is done; throws as {@link #hand} does. */
    public void await() throws InterruptedException {
        while (!batches.isEmpty()) {
            await(batches.remove());
        }
    }

    private static void await(CompletableFuture<Void> batch) throws InterruptedException {
        try {
            batch.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }

    /** Interrupts what is still at work. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
