package io.rapport.infra.bench;

import io.rapport.infra.bench.OperatorClient.Standing;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** One replay after the other, each of the whole log, until it is closed; what it has written is then given up. */
final class RestlessReplay implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final double NANOS_PER_SECOND = 1e9;

    private final OperatorClient operator;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CompletableFuture<Double> perSecond = new CompletableFuture<>();

    private RestlessReplay(OperatorClient operator) {
        this.operator = operator;
    }

    static RestlessReplay start(OperatorClient operator) {
        RestlessReplay replay = new RestlessReplay(operator);
        Thread.ofVirtual().name("restless-replay").start(replay::run);
        return replay;
    }

    private void run() {
        try {
            long start = System.nanoTime();
            long passed = 0;
            long id;
            boolean goesOn;
            do {
                id = operator.replay();
                Standing standing = operator.find(id);
                goesOn = sleep();
                while (goesOn && !standing.isReady()) {
                    goesOn = sleep();
                    standing = operator.find(id);
                }
                passed += standing.position();
            } while (goesOn);
            double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
            operator.giveUp(id);
            perSecond.complete(passed / seconds);
        } catch (Exception e) {
            perSecond.completeExceptionally(e);
        }
    }

    /** @return whether to go on */
    private boolean sleep() throws InterruptedException {
        return !stopped.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends it, and tells how many events a second it has passed since it was started. */
    double perSecond() throws InterruptedException, ExecutionException {
        stopped.countDown();
        return perSecond.get();
    }

    @Override
    public void close() throws InterruptedException, ExecutionException {
        var unused = perSecond();
    }
}
