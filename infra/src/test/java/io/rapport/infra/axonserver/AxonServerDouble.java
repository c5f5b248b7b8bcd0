package io.rapport.infra.axonserver;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for Axon Server on a port of this machine, by its published protocol: it keeps events in memory, refuses what
 * Axon Server refuses, and routes commands to whoever subscribed. It can go away and come back with what it kept.
 */
public final class AxonServerDouble implements AutoCloseable {

    private final MemoryLog log = new MemoryLog();
    private volatile CommandServiceDouble commands = new CommandServiceDouble();
    private int port;
    private @Nullable Server server;

    private AxonServerDouble() {}

    public static AxonServerDouble start() {
        AxonServerDouble started = new AxonServerDouble();
        started.listen();
        return started;
    }

    /** Listens again, on the port that it had before. */
    public void listen() {
        commands = new CommandServiceDouble();
        try {
            Server listening = Grpc.newServerBuilderForPort(port, InsecureServerCredentials.create())
                    .addService(new PlatformDouble())
                    .addService(new EventStoreDouble(log))
                    .addService(commands)
                    .addService(new QueryServiceDouble())
                    .permitKeepAliveTime(1, TimeUnit.MILLISECONDS)
                    .permitKeepAliveWithoutCalls(true)
                    .build()
                    .start();
            port = listening.getPort();
            server = listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address as {@code axon.axonserver.servers} takes it. */
    public String address() {
        return "localhost:" + port;
    }

    /** Whether anybody subscribed to the command. */
    boolean handles(String command) {
        return commands.handles(command);
    }

    /** Goes away in the middle of whatever is going on. */
    @Override
    public void close() {
        Server listening = server;
        server = null;
        if (listening != null) {
            try {
                listening.shutdownNow().awaitTermination();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
