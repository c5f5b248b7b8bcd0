package io.rapport.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.testing.TestJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The program in a JVM of its own, with the class path of the tests. */
final class RapportProcess implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(60);

    private final Process process;
    private final Path out;
    private final Path err;

    private RapportProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** @param outputs where its standard output and error go, each to a file of their own */
    static RapportProcess start(Path outputs, String... arguments) {
        try {
            Path out = Files.createTempFile(outputs, "rapport", ".out");
            Path err = Files.createTempFile(outputs, "rapport", ".err");
            Process process = TestJvm.of(RapportCli.class, arguments)
                    .directory(outputs.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new RapportProcess(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RapportProcess awaitReady() {
        await().atMost(READY)
                .failFast(() -> assertThat(isAlive()).as(this::outputs).isTrue())
                .untilAsserted(() -> assertThat(out()).as(this::outputs).contains("Rapport is ready: "));
        return this;
    }

    int awaitExit(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("it still runs after " + patience + "; " + outputs());
        }
        return process.exitValue();
    }

    void terminate() {
        process.destroy();
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private String outputs() {
        return "standard output:\n" + out() + "standard error:\n" + err();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
