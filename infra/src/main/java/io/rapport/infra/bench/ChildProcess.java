package io.rapport.infra.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Another program that is started for a measurement, and what it writes. */
final class ChildProcess implements AutoCloseable {

    /** The last lines are enough to tell why it failed. */
    private static final int LINES = 200;

    private static final Duration STOPPING = Duration.ofSeconds(30);

    private final String name;
    private final Process process;
    private final Deque<String> lines = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean ended;

    private ChildProcess(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /** @param name what messages call it */
    static ChildProcess start(String name, List<String> command) throws IOException {
        ChildProcess child = new ChildProcess(
                name, new ProcessBuilder(command).redirectErrorStream(true).start());
        Thread.ofVirtual().name(name + "-output").start(child::read);
        return child;
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines()
                    .forEach(line -> change(() -> {
                        if (lines.size() == LINES) {
                            lines.removeFirst();
                        }
                        lines.addLast(line);
                    }));
        } catch (IOException | UncheckedIOException e) {
            change(() -> lines.addLast(e.toString()));
        } finally {
            change(() -> ended = true);
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until it writes a line that begins so, and gives the rest of that line.
     *
     * @throws IOException if it ends before, or does not write it in time
     */
    String awaitLine(String beginning, Duration patience) throws IOException, InterruptedException {
        long nanos = patience.toNanos();
        lock.lock();
        try {
            while (true) {
                Optional<String> line = find(beginning);
                if (line.isPresent()) {
                    return line.get().substring(beginning.length());
                }
                if (ended || nanos <= 0) {
                    throw failed(ended ? "ended" : "is not ready after " + patience.toSeconds() + " s");
                }
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    boolean hasWritten(String beginning) {
        lock.lock();
        try {
            return find(beginning).isPresent();
        } finally {
            lock.unlock();
        }
    }

    private Optional<String> find(String beginning) {
        return lines.stream().filter(line -> line.startsWith(beginning)).findFirst();
    }

    /** @throws IOException if it fails, or takes longer */
    void awaitSuccess(Duration patience) throws IOException, InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw failed("runs longer than " + patience.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
            throw failed("failed");
        }
    }

    /** @throws IOException if it has failed */
    void requireNotFailed() throws IOException {
        if (!process.isAlive() && process.exitValue() != 0) {
            throw failed("failed");
        }
    }

    private IOException failed(String how) {
        lock.lock();
        try {
            return new IOException(name + " " + how + "; it wrote:" + System.lineSeparator()
                    + String.join(System.lineSeparator(), lines));
        } finally {
            lock.unlock();
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Tells it to stop, and makes it stop where it does not. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOPPING.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
