package io.rapport.infra.bench;

import io.rapport.infra.security.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** HCPs who consent to analytics, and content that they may see: made over HTTP before anything is measured. */
final class Audience {

    static final int HCPS = 500;
    static final int CONTENTS = 50;

    private static final int CALLERS = 8;
    private static final int SUCCESS = 200;
    private static final int OTHER_THAN_SUCCESS = 300;

    private final BenchApplication application;
    private final HttpClient client;
    private final String portal;
    private final String reviewer;

    private Audience(BenchApplication application, HttpClient client) {
        this.application = application;
        this.client = client;
        this.portal = application.token(Role.PORTAL);
        this.reviewer = application.token(Role.REVIEWER);
    }

    static String hcp(long number) {
        return "hcp-" + number;
    }

    static String content(long number) {
        return "content-" + number;
    }

    static void prepare(BenchRun run, BenchApplication application) throws Exception {
        run.progress().say("registering " + HCPS + " HCPs and publishing " + CONTENTS + " pieces of content");
        try (HttpClient client = HttpClient.newHttpClient()) {
            Audience audience = new Audience(application, client);
            ClosedLoop callers = new ClosedLoop(CALLERS, Thread.ofVirtual().factory());
            long hcps = callers.count(HCPS, number -> audience.register(hcp(number)));
            long contents = callers.count(CONTENTS, number -> audience.publish(content(number)));
        }
    }

    private void register(String id) throws Exception {
        post(portal, "/hcps", """
                {"id": "%s", "name": {"given": "Ada", "family": "Byron"}, "email": "ada@example.org",
                 "specialty": "cardiology", "role": "physician", "country": "GB", "language": "en"}
                """.formatted(id));
        post(portal, "/hcps/" + id + "/consents", """
                {"decision": "grant", "purpose": "analytics", "notice": "n1"}
                """);
    }

    private void publish(String id) throws Exception {
        post(portal, "/content", """
                {"id": "%s", "title": "Heart failure in practice", "summary": "What the guideline says.",
                 "type": "article", "nature": "scientific", "topics": ["heart-failure"], "language": "en"}
                """.formatted(id));
        post(portal, "/content/" + id + "/submission", "");
        post(reviewer, "/content/" + id + "/approval", """
                {"validUntil": "2099-01-01T00:00:00Z"}
                """);
        post(reviewer, "/content/" + id + "/publication", "");
    }

    private void post(String token, String path, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + application.port() + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() < SUCCESS || answer.statusCode() >= OTHER_THAN_SUCCESS) {
            throw new IllegalStateException(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
    }
}
