package io.rapport.infra.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A {@link ReplayStressProcess} in a JVM of its own. */
final class ReplayStressJvm implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);

    private final Process process;
    private final Path out;
    private final int port;

    private ReplayStressJvm(Process process, Path out, int port) {
        this.process = process;
        this.out = out;
        this.port = port;
    }

    static ReplayStressJvm start(String databaseUrl, Path folder, long seed) throws IOException {
        int port = freePort();
        Path out = Files.createTempFile(folder, "replay", ".out");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReplayStressProcess.class.getName(),
                        databaseUrl,
                        Integer.toString(port),
                        TestServers.tokenKey().toString(),
                        Long.toString(seed)))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        return new ReplayStressJvm(process, out, port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    void awaitReady() {
        await().atMost(START)
                .failFast(() -> assertThat(process.isAlive()).as(this::output).isTrue())
                .until(this::isReady);
    }

    boolean isReady() {
        return process.isAlive() && output().lines().anyMatch(ReplayStressProcess.READY::equals);
    }

    Api as(Role role) {
        return Api.as(role, port);
    }

    /** Whether it is the process that a replay is run by. */
    boolean isNamed(String process) {
        return process.startsWith(this.process.pid() + "@");
    }

    String output() {
        try {
            return Files.readString(out);
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
