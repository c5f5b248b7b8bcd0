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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calls the application over HTTP, in one role or another. What it is answered is returned; an answer that is no success is
 * an {@link IllegalStateException}.
 *
 * @param tokens of the roles in which it calls
 */
record ApiClient(HttpClient http, int port, Map<Role, String> tokens) {

    private static final int SUCCESS = 200;
    private static final int OTHER_THAN_SUCCESS = 300;

    /** Open until the suite ends. */
    static ApiClient of(BenchRun run, BenchApplication application) {
        return new ApiClient(
                run.resources().add(HttpClient.newHttpClient()),
                application.port(),
                Stream.of(Role.PORTAL, Role.REVIEWER, Role.OPERATOR, Role.COMPLIANCE)
                        .collect(Collectors.toMap(Function.identity(), application::token)));
    }

    String post(Role role, String path, String json) throws IOException, InterruptedException {
        return send(role, path, "POST", json);
    }

    String get(Role role, String path) throws IOException, InterruptedException {
        return send(role, path, "GET", "");
    }

    String delete(Role role, String path) throws IOException, InterruptedException {
        return send(role, path, "DELETE", "");
    }

    private String send(Role role, String path, String method, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + tokens.get(role))
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() < SUCCESS || answer.statusCode() >= OTHER_THAN_SUCCESS) {
            throw new IllegalStateException(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
