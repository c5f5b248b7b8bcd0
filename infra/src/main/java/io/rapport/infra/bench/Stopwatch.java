package io.rapport.infra.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Measures work by the clock and by the processor time of all processes that take part in it. */
record Stopwatch(List<Supplier<Duration>> cpu) {

    /** For work of this process and of a database server. */
    static Stopwatch of(BenchServer server) {
        return new Stopwatch(List.of(() -> ProcessTimes.of(ProcessHandle.current()), server::cpu));
    }

    /** @param work returns how many operations it did */
    Sample time(Callable<Long> work) throws Exception {
        Duration cpuBefore = used();
        long start = System.nanoTime();
        long operations = work.call();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        return new Sample(operations, elapsed, used().minus(cpuBefore));
    }

    private Duration used() {
        return cpu.stream().map(Supplier::get).reduce(Duration.ZERO, Duration::plus);
    }
}
