package io.rapport.infra.testing;

import io.rapport.infra.security.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the running application as one caller. */
public final class Api {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port;
    private final @Nullable String token;

    private Api(int port, @Nullable String token) {
        this.port = port;
        this.token = token;
    }

    public static Api as(Role role, int port) {
        return new Api(port, TestServers.tokens().issue(role, null, Instant.now()));
    }

    public static Api as(Role role, String person, int port) {
        return new Api(port, TestServers.tokens().issueTo(person, role, Instant.now()));
    }

    /** Somebody who has just signed in, to sign. */
    public static Api signing(Role role, String person, int port) {
        return new Api(port, TestServers.tokens().issueToSigner(person, role, Instant.now()));
    }

    public static Api asHcp(String hcp, int port) {
        return new Api(port, TestServers.tokens().issue(Role.HCP, hcp, Instant.now()));
    }

    public static Api withToken(@Nullable String token, int port) {
        return new Api(port, token);
    }

    public record Answer(int status, Map<String, String> headers, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public long position() {
            return Long.parseLong(headers.get("rapport-position"));
        }

        /** The last part of the problem's type. */
        public String problem() {
            return json().path("type").asString("").replace("urn:rapport:problem:", "");
        }

        public String field() {
            return json().path("errors").path(0).path("field").asString("");
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    public Answer send(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    /** As {@link #get}, with the body in a file. */
    public Answer download(String path, Path file) {
        return send(request(path).GET(), HttpResponse.BodyHandlers.ofFile(file));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Answer send(HttpRequest.Builder request, HttpResponse.BodyHandler<?> handler) {
        try {
            HttpResponse<?> response = HTTP.send(request.build(), handler);
            Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return new Answer(response.statusCode(), headers, String.valueOf(response.body()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
