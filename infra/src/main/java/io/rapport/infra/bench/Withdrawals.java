package io.rapport.infra.bench;

import io.rapport.infra.security.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * HCPs who consented, did something and withdraw, one after the other. Times from when a withdrawal is sent, in milliseconds.
 *
 * @param acknowledged p99 of when it is answered
 * @param everywhere p99 of when everybody whom it concerns is seen to have confirmed
 */
record Withdrawals(double acknowledged, double everywhere) {

    private static final int ACTIONS = 10;
    private static final double NANOS_PER_MILLI = 1_000_000;
    private static final Duration POLL = Duration.ofMillis(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static Withdrawals measure(ApiClient api, int count) throws IOException, InterruptedException {
        double[] acknowledged = new double[count];
        double[] everywhere = new double[count];
        PortalClient portal = new PortalClient(api);
        for (int i = 0; i < count; i++) {
            String hcp = "hcp-" + UUID.randomUUID();
            portal.register(hcp);
            portal.act(hcp, ActionBatch.json(hcp, i, ACTIONS));
            long began = System.nanoTime();
            long position = withdraw(api, hcp);
            acknowledged[i] = (System.nanoTime() - began) / NANOS_PER_MILLI;
            awaitEverywhere(api, hcp, position);
            everywhere[i] = (System.nanoTime() - began) / NANOS_PER_MILLI;
        }
        Arrays.sort(acknowledged);
        Arrays.sort(everywhere);
        return new Withdrawals(Percentile.of(99, acknowledged), Percentile.of(99, everywhere));
    }

    private static long withdraw(ApiClient api, String hcp) throws IOException, InterruptedException {
        String answer = api.post(
                Role.PORTAL, "/hcps/" + hcp + "/consents", "{\"decision\": \"withdraw\", \"purpose\": \"analytics\"}");
        return JsonMapper.shared().readTree(answer).path("position").asLong();
    }

    private static void awaitEverywhere(ApiClient api, String hcp, long position)
            throws IOException, InterruptedException {
        String path = "/hcps/" + hcp + "/consents/analytics/propagation?min-position=" + position;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!JsonMapper.shared()
                .readTree(api.get(Role.PORTAL, path))
                .path("complete")
                .asBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("a withdrawal is not in force everywhere after " + PATIENCE);
            }
            Thread.sleep(POLL);
        }
    }
}
