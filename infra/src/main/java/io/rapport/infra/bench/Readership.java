package io.rapport.infra.bench;

import io.rapport.infra.security.Role;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * HCPs who agreed to be recommended to, a catalogue, and what they have read of it: half of it what is read by many, half
 * anything.
 */
record Readership(ApiClient api, int hcps, int contents) {

    private static final int READS = 20;
    private static final double POPULAR_SHARE = 0.05;

    private static final ClosedLoop CALLERS =
            new ClosedLoop(8, Thread.ofVirtual().factory());

    void prepare() throws Exception {
        CALLERS.count(contents, this::publish);
        CALLERS.count(hcps, this::register);
        CALLERS.count(hcps, this::read);
    }

    String hcp(long number) {
        return Audience.hcp(number % hcps);
    }

    private void register(long number) throws IOException, InterruptedException {
        String hcp = hcp(number);
        api.post(Role.PORTAL, "/hcps", """
                {"id": "%s", "name": {"given": "Ada", "family": "Byron"}, "specialty": "%s", "role": "physician",
                 "country": "GB", "language": "en"}
                """.formatted(hcp, MedicalField.specialty(number)));
        for (String purpose : List.of("analytics", "personalisation")) {
            api.post(Role.PORTAL, "/hcps/" + hcp + "/consents", """
                    {"decision": "grant", "purpose": "%s", "notice": "n1"}
                    """.formatted(purpose));
        }
    }

    private void publish(long number) throws IOException, InterruptedException {
        String content = Audience.content(number);
        api.post(Role.PORTAL, "/content", """
                {"id": "%s", "title": "About %s, part %d", "type": "article", "nature": "scientific",
                 "topics": ["%s"], "language": "en"}
                """.formatted(
                        content, MedicalField.topic(number), number, MedicalField.topic(number)));
        api.post(Role.PORTAL, "/content/" + content + "/submission", "");
        api.post(Role.REVIEWER, "/content/" + content + "/approval", """
                {"validUntil": "2099-01-01T00:00:00Z"}
                """);
        api.post(Role.REVIEWER, "/content/" + content + "/publication", "");
    }

    private void read(long number) throws IOException, InterruptedException {
        Random random = new Random(number);
        StringBuilder actions = new StringBuilder();
        for (int i = 0; i < READS; i++) {
            int most = i % 2 == 0 ? Math.max(1, (int) (contents * POPULAR_SHARE)) : contents;
            actions.append(i == 0 ? "" : ",").append(view("first-" + number + "-" + i, random.nextInt(most)));
        }
        api.post(Role.PORTAL, "/hcps/" + hcp(number) + "/engagements", "{\"actions\":[" + actions + "]}");
    }

    /** @param clientId of the action */
    static String view(String clientId, String content) {
        return """
                {"action": "view", "clientId": "%s", "occurredAt": "%s", "contentId": "%s", "depthPercent": 60}
                """.formatted(clientId, Instant.now(), content);
    }

    private static String view(String clientId, int content) {
        return view(clientId, Audience.content(content));
    }
}
