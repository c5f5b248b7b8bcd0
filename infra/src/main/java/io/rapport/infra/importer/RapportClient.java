package io.rapport.infra.importer;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Posts to a running instance. While it is busy or away, requests are repeated, ever more slowly, until none has had an
 * answer for as long as our patience lasts.
 */
final class RapportClient implements AutoCloseable {

    private static final String PROBLEM = "urn:rapport:problem:";
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);

    /** @param body the JSON of the answer; a missing node where it has none */
    record Reply(int status, JsonNode body) {

        boolean accepted() {
            return status < 300;
        }

        boolean isProblem(String code) {
            return body.path("type").asString("").equals(PROBLEM + code);
        }

        String detail() {
            return body.path("detail").asString("status " + status);
        }
    }

    private final URI base;
    private final Tokens tokens;
    private final Duration patience;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final AtomicLong lastAnswer = new AtomicLong(System.nanoTime());

    RapportClient(URI base, Tokens tokens, Duration patience) {
        this.base = base;
        this.tokens = tokens;
        this.patience = patience;
    }

    /** Posts a step that is done once however often it is posted, by a key made of what is posted. */
    Reply postOnce(String role, String path, @Nullable Object body) {
        String text = body == null ? "" : json.writeValueAsString(body);
        return post(role, path, text, "import-" + Sha256.hex(path + "\n" + text).substring(0, 40));
    }

    Reply post(String role, String path, Object body) {
        return post(role, path, json.writeValueAsString(body), null);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** @throws ImportFailed if there is no answer, or one that no other row would change */
    private Reply post(String role, String path, String body, @Nullable String idempotencyKey) {
        long start = System.nanoTime();
        Duration wait = FIRST_WAIT;
        while (true) {
            String trouble;
            Duration asked = Duration.ZERO;
            try {
                HttpResponse<String> response =
                        http.send(request(role, path, body, idempotencyKey), BodyHandlers.ofString());
                if (!isTransient(response.statusCode())) {
                    lastAnswer.set(System.nanoTime());
                    return reply(role, path, response);
                }
                trouble = "it answers " + response.statusCode();
                asked = retryAfter(response);
            } catch (ConnectException e) {
                trouble = "nothing listens there";
            } catch (IOException e) {
                trouble = IoMessages.of(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ImportFailed("interrupted");
            }
            pause(trouble, asked.compareTo(wait) > 0 ? asked : wait, start);
            wait = shorter(wait.multipliedBy(2), LONGEST_WAIT);
        }
    }

    private HttpRequest request(String role, String path, String body, @Nullable String idempotencyKey) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/api/v1" + path))
                .timeout(REQUEST_TIMEOUT)
                .header("Authorization", "Bearer " + tokens.bearer(role))
                .header("Accept", "application/json, application/problem+json")
                .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return request.build();
    }

    private Reply reply(String role, String path, HttpResponse<String> response) {
        Reply reply = new Reply(response.statusCode(), parse(response.body()));
        if (reply.status() == 401 || reply.status() == 403) {
            throw new ImportFailed(
                    base + " refuses the token of the role " + role + " for " + path + ": " + reply.detail());
        }
        boolean problem = reply.body().path("type").asString("").startsWith(PROBLEM);
        if (!reply.accepted() && !problem) {
            throw new ImportFailed(
                    base + " does not answer as Rapport does: status " + reply.status() + " for " + path);
        }
        return reply;
    }

    private JsonNode parse(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : json.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private static boolean isTransient(int status) {
        return status == 429 || status >= 500;
    }

    /** Other forms than seconds are not in use by the server. */
    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }

    private void pause(String trouble, Duration wait, long start) {
        Duration silent = Duration.ofNanos(System.nanoTime() - Math.max(start, lastAnswer.get()));
        Duration left = patience.minus(silent);
        if (!left.isPositive()) {
            throw new ImportFailed(base + " has not taken anything for " + patience.toSeconds() + " s: " + trouble);
        }
        try {
            Thread.sleep(shorter(wait, left));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportFailed("interrupted");
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
