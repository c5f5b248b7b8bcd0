package io.rapport.infra.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rapport.query.web.Overloaded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void no_more_work_at_once_than_may_and_all_of_it_is_done() throws Exception {
        Turns turns = new Turns(2, LONG);
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Integer>> done = new ArrayList<>();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                int number = i;
                done.add(threads.submit(() -> turns.take(() -> {
                    most.accumulateAndGet(working.incrementAndGet(), Math::max);
                    Thread.yield();
                    working.decrementAndGet();
                    return number;
                })));
            }
        }

        for (int i = 0; i < done.size(); i++) {
            assertThat(done.get(i).get()).isEqualTo(i);
        }
        assertThat(most.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void who_waits_too_long_is_told_so() throws Exception {
        Turns turns = new Turns(1, Duration.ofMillis(1));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = threads.submit(() -> turns.take(() -> {
                begun.countDown();
                await().until(() -> end.getCount() == 0);
                return true;
            }));
            begun.await();

            assertThatThrownBy(() -> turns.take(() -> true)).isInstanceOf(Overloaded.class);

            end.countDown();
            assertThat(first.get()).isTrue();
        }
    }

    @Test
    void a_turn_ends_where_the_work_fails() {
        Turns turns = new Turns(1, Duration.ZERO);

        assertThatThrownBy(() -> turns.take(() -> {
                    throw new IllegalStateException("it failed");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(turns.take(() -> true)).isTrue();
    }
}
