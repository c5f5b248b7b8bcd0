package io.rapport.infra.cli;

import io.rapport.infra.kafka.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The broker of a demo. It starts beside the application, which does not need it before it is ready. */
final class DemoBroker implements AutoCloseable {

    private final FutureTask<EmbeddedBroker> starting;
    private final String bootstrapServers;

    private DemoBroker(FutureTask<EmbeddedBroker> starting, String bootstrapServers) {
        this.starting = starting;
        this.bootstrapServers = bootstrapServers;
    }

    static DemoBroker start(Path folder, int port) {
        FutureTask<EmbeddedBroker> starting = new FutureTask<>(() -> EmbeddedBroker.start(folder, port));
        Thread.ofPlatform().name("broker-start").daemon().start(starting);
        return new DemoBroker(starting, EmbeddedBroker.address(port));
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /** @throws IOException if it does not start; the message says why */
    EmbeddedBroker awaitStarted() throws IOException, InterruptedException {
        try {
            return starting.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException reason ? reason : new IOException(e);
        }
    }

    /** A start that is under way is waited for, so that it leaves nothing half done. */
    @Override
    public void close() throws InterruptedException {
        try {
            starting.get().close();
        } catch (ExecutionException e) {
            // It did not start, which whoever waited for it was told.
        }
    }
}
