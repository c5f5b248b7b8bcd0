package io.rapport.infra.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.security.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The whole application in a JVM of its own, which can be killed. */
public final class ApplicationJvm implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);

    private final Process process;
    private final Path out;
    private final int port;

    private ApplicationJvm(Process process, Path out, int port) {
        this.process = process;
        this.out = out;
        this.port = port;
    }

    /**
     * @param main runs the application, given the database's URL, a port, the file of the key of tokens and what more there
     *     is; says {@link ApplicationProcess#READY} when it does
     * @param folder for what it writes
     */
    public static ApplicationJvm start(Class<?> main, String databaseUrl, Path folder, String... more)
            throws IOException {
        int port = FreePorts.next();
        Path out = Files.createTempFile(folder, "process", ".out");
        List<String> arguments = new ArrayList<>(List.of(
                databaseUrl, Integer.toString(port), TestServers.tokenKey().toString()));
        arguments.addAll(List.of(more));
        Process process = TestJvm.of(main, arguments.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        return new ApplicationJvm(process, out, port);
    }

    public ApplicationJvm awaitReady() {
        await().atMost(START)
                .failFast(() -> assertThat(process.isAlive()).as(this::output).isTrue())
                .until(this::isReady);
        return this;
    }

    public boolean isReady() {
        return process.isAlive() && output().lines().anyMatch(ApplicationProcess.READY::equals);
    }

    public Api as(Role role) {
        return Api.as(role, port);
    }

    public int port() {
        return port;
    }

    /** Whether it is the process that a job is run by. */
    public boolean isNamed(String process) {
        return process.startsWith(this.process.pid() + "@");
    }

    public String output() {
        try {
            return Files.readString(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
