package io.rapport.infra.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Actions over HTTP, of HCPs who permit that they are shared and of some who do not, and what a consumer is told of them.
 *
 * @param hcps how many HCPs act in turn
 */
record SharedActions(StreamedApplication application, TopicReader reader, int hcps) {

    private static final ClosedLoop CALLERS =
            new ClosedLoop(8, Thread.ofVirtual().factory());

    /** More at a time would only wait for a connection to the database, and be refused if they wait for seconds. */
    private static final int AT_ONCE = 16;

    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * What a consumer saw of a load.
     *
     * @param rate messages a second
     * @param lag from the last acknowledgement until the last message, in milliseconds
     * @param sample of the messages; what it took the application and its database
     */
    record Flow(double rate, double lag, Sample sample) {}

    /** One action a command, at a rate of those that are shared. From each acknowledgement until the message is read. */
    Delays delays(double rate, Duration time) throws Exception {
        Load load = new Load(1);
        reader.forget();
        var unused = new OpenLoop(Sharing.among(rate), time).latencies(load);
        reader.await(load.shared.sum());
        return Delays.of(load.acknowledged, reader);
    }

    /** Batches at a rate of those actions that are shared. */
    Flow steady(double rate, int actions, Duration time) throws Exception {
        return flow(actions, load -> new OpenLoop(Sharing.among(rate) / actions, time).latencies(load));
    }

    /** As many batches as callers get answered. */
    Flow full(int actions, Duration time) throws Exception {
        return flow(actions, load -> CALLERS.during(time, load));
    }

    private interface Sending {
        Object send(Load load) throws Exception;
    }

    private Flow flow(int actions, Sending sending) throws Exception {
        Load load = new Load(actions);
        reader.forget();
        Sample sample = application.stopwatch().time(() -> {
            var unused = sending.send(load);
            reader.await(load.shared.sum());
            return load.shared.sum();
        });
        long answered = load.acknowledged.values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow();
        return new Flow(reader.perSecond(), Math.max(0, reader.lastArrival() - answered) / NANOS_PER_MILLI, sample);
    }

    /** Counts what is to be told, and keeps when the last action of each batch of that was acknowledged, by its position. */
    private final class Load implements Operation {

        private final int actions;
        private final String name = "shared-" + System.nanoTime();
        private final Map<Long, Long> acknowledged = new ConcurrentHashMap<>();
        private final LongAdder shared = new LongAdder();
        private final Semaphore free = new Semaphore(AT_ONCE);

        Load(int actions) {
            this.actions = actions;
        }

        @Override
        public void perform(long number) throws IOException, InterruptedException {
            long hcp = number % hcps;
            String answer = send(hcp, number);
            long now = System.nanoTime();
            JsonNode told = JsonMapper.shared().readTree(answer);
            for (JsonNode result : told.path("results")) {
                if (!result.path("status").asString().equals("recorded")
                        || result.path("anonymous").asBoolean()) {
                    throw new IllegalStateException("an action was not recorded as the HCP's: " + answer);
                }
            }
            if (Sharing.isPermittedBy(hcp)) {
                acknowledged.put(told.path("position").asLong(), now);
                shared.add(actions);
            }
        }

        private String send(long hcp, long number) throws IOException, InterruptedException {
            free.acquire();
            try {
                return application.portal().act(Audience.hcp(hcp), ActionBatch.json(name, number, actions));
            } finally {
                free.release();
            }
        }
    }
}
