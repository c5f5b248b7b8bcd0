package io.rapport.infra.bench;

import io.rapport.infra.security.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How long it takes, from the acknowledgement of a view, until a list lacks what was viewed; p99 in milliseconds. */
record ListTimes(double acknowledged, double changed) {

    private static final double NANOS_PER_MILLI = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static ListTimes measure(Readership readership, String name, int views) throws IOException, InterruptedException {
        double[] acknowledged = new double[views];
        double[] changed = new double[views];
        for (int i = 0; i < views; i++) {
            String hcp = readership.hcp(i);
            String content = first(list(readership, hcp));
            long sent = System.nanoTime();
            readership
                    .api()
                    .post(
                            Role.PORTAL,
                            "/hcps/" + hcp + "/engagements",
                            "{\"actions\":[" + Readership.view(name + "-" + i, content) + "]}");
            long answered = System.nanoTime();
            while (first(list(readership, hcp)).equals(content)) {
                if (System.nanoTime() - answered > PATIENCE.toNanos()) {
                    throw new IllegalStateException("a view has not changed the list after " + PATIENCE);
                }
            }
            acknowledged[i] = (answered - sent) / NANOS_PER_MILLI;
            changed[i] = (System.nanoTime() - answered) / NANOS_PER_MILLI;
        }
        Arrays.sort(acknowledged);
        Arrays.sort(changed);
        return new ListTimes(Percentile.of(99, acknowledged), Percentile.of(99, changed));
    }

    private static JsonNode list(Readership readership, String hcp) throws IOException, InterruptedException {
        return JsonMapper.shared()
                .readTree(readership.api().get(Role.PORTAL, "/hcps/" + hcp + "/recommendations?limit=1"));
    }

    private static String first(JsonNode list) {
        return list.path("items").path(0).path("contentId").asString("");
    }
}
