package io.rapport.infra.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls a running instance as an operator. */
final class OperatorApi implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** The instance has answered that it does not do what it was asked. */
    static final class Refused extends RuntimeException {
        Refused(String detail) {
            super(detail);
        }
    }

    private final URI base;
    private final String token;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    OperatorApi(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** @throws CannotStart if nobody answers, or somebody who is not Rapport */
    JsonNode get(String path) throws InterruptedException {
        return send(request(path).GET());
    }

    JsonNode post(String path, Object body) throws InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    JsonNode delete(String path) throws InterruptedException {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve("/api/v1" + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            JsonNode body = parse(response.body());
            if (response.statusCode() >= 300) {
                throw new Refused(body.path("detail")
                        .asString(base + " does not answer as Rapport does: status " + response.statusCode()));
            }
            return body;
        } catch (ConnectException e) {
            throw new CannotStart("no instance is running at " + base, e);
        } catch (IOException e) {
            throw new CannotStart("the instance at " + base + " does not answer: " + IoFailures.inWords(e), e);
        }
    }

    private JsonNode parse(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : json.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
