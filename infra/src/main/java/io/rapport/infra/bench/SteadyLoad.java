package io.rapport.infra.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What goes on in an application at a steady rate: HCPs act in small batches, and are looked at. */
record SteadyLoad(ReplayedApplication application, Duration time) {

    static final int ACTIONS = 10;
    static final int BATCHES_PER_SECOND = 20;

    private static final int READS_PER_SECOND = 60;
    private static final ClosedLoop CALLERS =
            new ClosedLoop(4, Thread.ofVirtual().factory());
    private static final double PERCENT = 99;

    /** The 99th percentiles in milliseconds. */
    record Latencies(double commands, double reads) {}

    /** At full load, for a compiler that is still at work would be taken for a slow application. */
    void warmUp(int calls) throws Exception {
        PortalClient portal = new PortalClient(application.api());
        String name = "warm-up-" + System.nanoTime();
        var acted = CALLERS.count(calls, number -> act(portal, name, number));
        var read = CALLERS.count(calls, application.reads());
    }

    Latencies measure() throws Exception {
        String name = "steady-" + System.nanoTime();
        PortalClient portal = new PortalClient(application.api());
        OpenLoop commands = new OpenLoop(BATCHES_PER_SECOND, time);
        OpenLoop reads = new OpenLoop(READS_PER_SECOND, time);
        try (ExecutorService sides = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<double[]> commanded = sides.submit(() -> commands.latencies(number -> act(portal, name, number)));
            Future<double[]> read = sides.submit(() -> reads.latencies(application.reads()));
            return new Latencies(Percentile.of(PERCENT, commanded.get()), Percentile.of(PERCENT, read.get()));
        }
    }

    private void act(PortalClient portal, String name, long batch) throws IOException, InterruptedException {
        String answer = portal.act(Audience.hcp(batch % application.hcps()), ActionBatch.json(name, batch, ACTIONS));
        if (answer.contains("\"status\":\"rejected\"")) {
            throw new IllegalStateException("an action was rejected: " + answer);
        }
    }
}
