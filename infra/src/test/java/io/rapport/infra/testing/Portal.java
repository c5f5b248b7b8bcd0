package io.rapport.infra.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api.Answer;
import java.time.Duration;
import java.util.UUID;

/** What a portal does all day, with everything valid unless a test says otherwise. */
public final class Portal {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Api portal;
    private final Api reviewer;

    public Portal(int port) {
        this(Api.as(Role.PORTAL, port), Api.as(Role.REVIEWER, port));
    }

    public Portal(Api portal, Api reviewer) {
        this.portal = portal;
        this.reviewer = reviewer;
    }

    public static String registration(String id) {
        return """
                {"id": "%s", "name": {"given": "Ada", "family": "Byron"}, "email": "ada@example.org",
                 "specialty": "cardiology", "role": "physician", "country": "GB", "language": "en"}
                """.formatted(id);
    }

    public static String draft(String id) {
        return """
                {"id": "%s", "title": "Heart failure in practice", "summary": "What the guideline says.",
                 "type": "article", "nature": "scientific", "topics": ["heart-failure"], "language": "en"}
                """.formatted(id);
    }

    public static String view(String clientId, String contentId) {
        return """
                {"action": "view", "clientId": "%s", "occurredAt": "%s", "contentId": "%s", "session": "s1",
                 "depthPercent": 80, "dwellMillis": 64000}
                """.formatted(clientId, java.time.Instant.now(), contentId);
    }

    public static String batch(String... actions) {
        return "{\"actions\": [" + String.join(",", actions) + "]}";
    }

    /** Returns when the HCP can be read, since most reads answer "not found" until then. */
    public String register() {
        String id = "hcp-" + UUID.randomUUID();
        assertThat(portal.post("/api/v1/hcps", registration(id)).status()).isEqualTo(201);
        await().atMost(PATIENCE).until(() -> portal.get("/api/v1/hcps/" + id).status() == 200);
        return id;
    }

    public String registerConsenting() {
        String id = register();
        decide(id, "grant", "analytics");
        return id;
    }

    public Answer decide(String hcp, String decision, String purpose) {
        String notice = decision.equals("withdraw") ? "" : ", \"notice\": \"n1\"";
        Answer answer = portal.post(
                "/api/v1/hcps/" + hcp + "/consents",
                "{\"decision\": \"%s\", \"purpose\": \"%s\"%s}".formatted(decision, purpose, notice));
        assertThat(answer.status()).isEqualTo(201);
        return answer;
    }

    public String publish() {
        String id = "content-" + UUID.randomUUID();
        publish(id, draft(id));
        return id;
    }

    public Answer publish(String id, String draft) {
        String content = "/api/v1/content/" + id;
        assertThat(portal.post("/api/v1/content", draft).status()).isEqualTo(201);
        assertThat(portal.post(content + "/submission", "").status()).isEqualTo(200);
        assertThat(reviewer.post(content + "/approval", "{\"validUntil\": \"2036-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(200);
        Answer published = reviewer.post(content + "/publication", "");
        assertThat(published.status()).isEqualTo(200);
        return published;
    }

    public Answer act(String hcp, String... actions) {
        return portal.post("/api/v1/hcps/" + hcp + "/engagements", batch(actions));
    }

    /** A list of recommendations that is recorded as that of its reader, who is new. */
    public void serveList() {
        String hcp = register();
        long position = decide(hcp, "grant", "analytics").position();
        assertThat(portal.get("/api/v1/hcps/" + hcp + "/recommendations?min-position=" + position)
                        .status())
                .isEqualTo(200);
    }
}
