package io.rapport.infra.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a suite has opened, closed in reverse: at its end, or when the process is told to stop. */
final class OpenResources implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OpenResources.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;
    private volatile boolean stopped;

    /** To be closed in any case, also by SIGTERM and Ctrl-C. */
    static OpenResources untilExit() {
        OpenResources resources = new OpenResources();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("bench-stop").unstarted(resources::stop));
        return resources;
    }

    /**
     * Closes the resource when the suite ends.
     *
     * @throws IllegalStateException if it has ended; the resource is closed
     */
    synchronized <T extends AutoCloseable> T add(T resource) {
        if (closed) {
            close(resource);
            throw new IllegalStateException("told to stop");
        }
        open.push(resource);
        return resource;
    }

    private void stop() {
        stopped = true;
        close();
    }

    /** Whether the process was told to stop, so that what fails now fails by that. */
    boolean isStopped() {
        return stopped;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!open.isEmpty()) {
            close(open.pop());
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            log.atWarn().setCause(e).log("what the benchmark opened cannot be closed");
        }
    }
}
