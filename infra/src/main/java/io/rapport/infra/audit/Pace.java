package io.rapport.infra.audit;

import java.util.concurrent.TimeUnit;

/**
 * Rests after each step for as long as the step took: a check that keeps a processor to itself for seconds keeps requests
 * waiting. For one thread.
 */
final class Pace {

    private long begun = System.nanoTime();

    void rest() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(System.nanoTime() - begun);
        begun = System.nanoTime();
    }
}
