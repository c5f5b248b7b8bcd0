package io.rapport.infra.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.testing.TestJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A {@link StressProcess} in a JVM of its own. */
final class StressJvm implements AutoCloseable {

    private final String name;
    private final Process process;
    private final BufferedReader out;
    private final Writer in;
    private final Path err;
    private final long seed;

    private StressJvm(String name, Process process, Path err, long seed) {
        this.name = name;
        this.seed = seed;
        this.process = process;
        this.out = process.inputReader();
        this.in = process.outputWriter();
        this.err = err;
    }

    static StressJvm start(String name, String databaseUrl, Path folder, long seed) throws IOException {
        Path err = folder.resolve(name + ".err");
        Process process = TestJvm.of(StressProcess.class, databaseUrl, folder.toString(), name, Long.toString(seed))
                .redirectError(err.toFile())
                .start();
        return new StressJvm(name, process, err, seed);
    }

    String name() {
        return name;
    }

    void requireAlive() {
        assertThat(process.isAlive()).as(this::errors).isTrue();
    }

    /** Returns when nothing is being written any more. */
    void endWriting() throws IOException {
        order("write no more");
        assertThat(out.readLine()).as(this::errors).isEqualTo(StressProcess.QUIET);
    }

    /** Returns when its readers have seen all. */
    void awaitRead(long head, long seconds) throws IOException, InterruptedException {
        order(Long.toString(head));
        assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).as(this::errors).isTrue();
        assertThat(process.exitValue()).as(this::errors).isZero();
    }

    private void order(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
    }

    private String errors() {
        try {
            return name + ", seed " + seed + ": " + Files.readString(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
