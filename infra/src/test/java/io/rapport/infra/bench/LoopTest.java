package io.rapport.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class LoopTest {

    private static final ClosedLoop CALLERS =
            new ClosedLoop(4, Thread.ofVirtual().factory());

    @Test
    void each_number_is_performed_once() throws Exception {
        Set<Long> performed = ConcurrentHashMap.newKeySet();
        assertThat(CALLERS.count(
                        100, number -> assertThat(performed.add(number)).isTrue()))
                .isEqualTo(100);
        assertThat(performed).hasSize(100).contains(0L, 99L);
    }

    @Test
    void all_callers_are_at_it_at_once() throws Exception {
        CountDownLatch together = new CountDownLatch(4);
        CALLERS.count(4, number -> {
            together.countDown();
            together.await();
        });
        assertThat(together.getCount()).isZero();
    }

    @Test
    void a_failure_is_not_counted_as_work() {
        assertThatThrownBy(() -> CALLERS.count(10, number -> {
                    throw new IllegalStateException("refused");
                }))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    /** The first call is answered only when the last one is made: a caller that waits for answers would never get there. */
    @Test
    void a_fixed_rate_does_not_wait_for_answers() throws Exception {
        CountDownLatch last = new CountDownLatch(10);
        double[] latencies = new OpenLoop(1_000, Duration.ofMillis(10)).latencies(number -> {
            last.countDown();
            last.await();
        });
        assertThat(latencies).hasSize(10).isSorted();
        assertThat(latencies[9]).isGreaterThanOrEqualTo(9);
    }
}
