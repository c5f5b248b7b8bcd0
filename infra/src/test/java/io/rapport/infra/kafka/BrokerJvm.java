package io.rapport.infra.kafka;

import io.rapport.infra.testing.TestJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker in a JVM of its own, which can be killed and started again with its data and on its port. */
public final class BrokerJvm implements AutoCloseable {

    private final Path folder;
    private final int port;
    private Process process;

    private BrokerJvm(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    public static BrokerJvm start(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        return new BrokerJvm(folder, port, run(folder, port));
    }

    private static Process run(Path folder, int port) throws IOException {
        return TestJvm.of(BrokerJvm.class, folder.resolve("data").toString(), Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("broker.out").toFile()))
                .start();
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    public void startAgain() throws IOException {
        process = run(folder, port);
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] arguments) throws Exception {
        EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Thread.currentThread().join();
    }
}
