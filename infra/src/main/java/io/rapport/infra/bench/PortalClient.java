package io.rapport.infra.bench;

import io.rapport.infra.security.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes to the application over HTTP, as a portal or a reviewer. */
record PortalClient(HttpClient http, int port, Map<Role, String> tokens) {

    private static final int SUCCESS = 200;
    private static final int OTHER_THAN_SUCCESS = 300;

    /** Open until the suite ends. */
    static PortalClient of(BenchRun run, BenchApplication application) {
        return new PortalClient(
                run.resources().add(HttpClient.newHttpClient()),
                application.port(),
                Stream.of(Role.PORTAL, Role.REVIEWER).collect(Collectors.toMap(role -> role, application::token)));
    }

    /**
     * Answers what the application answers.
     *
     * @throws IllegalStateException unless that is a success
     */
    String post(Role role, String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + tokens.get(role))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() < SUCCESS || answer.statusCode() >= OTHER_THAN_SUCCESS) {
            throw new IllegalStateException(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** Registers an HCP who consents to analytics, so that actions are recorded as this HCP's. */
    void register(String hcp) throws IOException, InterruptedException {
        post(Role.PORTAL, "/hcps", """
                {"id": "%s", "name": {"given": "Ada", "family": "Byron"}, "email": "ada@example.org",
                 "specialty": "cardiology", "role": "physician", "country": "GB", "language": "en"}
                """.formatted(hcp));
        post(Role.PORTAL, "/hcps/" + hcp + "/consents", """
                {"decision": "grant", "purpose": "analytics", "notice": "n1"}
                """);
    }

    /** Publishes content for everyone. */
    void publish(String content) throws IOException, InterruptedException {
        post(Role.PORTAL, "/content", """
                {"id": "%s", "title": "Heart failure in practice", "summary": "What the guideline says.",
                 "type": "article", "nature": "scientific", "topics": ["heart-failure"], "language": "en"}
                """.formatted(content));
        post(Role.PORTAL, "/content/" + content + "/submission", "");
        post(Role.REVIEWER, "/content/" + content + "/approval", """
                {"validUntil": "2099-01-01T00:00:00Z"}
                """);
        post(Role.REVIEWER, "/content/" + content + "/publication", "");
    }

    String act(String hcp, String batch) throws IOException, InterruptedException {
        return post(Role.PORTAL, "/hcps/" + hcp + "/engagements", batch);
    }
}
