package io.rapport.infra.importer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As much of the command API as an import meets: registration, consent, content's life, and batches of actions. */
final class FakeRapport implements AutoCloseable {

    record Answer(int status, Object body, Map<String, String> headers) {
        static Answer ok(Object body) {
            return new Answer(200, body, Map.of());
        }

        static Answer problem(int status, String code) {
            return new Answer(
                    status, Map.of("type", "urn:rapport:problem:" + code, "detail", "detail of " + code), Map.of());
        }
    }

    record Request(String path, String token, JsonNode body) {}

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final Map<String, JsonNode> hcps = new ConcurrentHashMap<>();
    private final List<String> grants = new CopyOnWriteArrayList<>();
    private final Set<String> measurable = ConcurrentHashMap.newKeySet();
    private final Map<String, String> phases = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> recorded = new ConcurrentHashMap<>();
    private final Map<String, List<String>> occurrences = new ConcurrentHashMap<>();
    private final Map<String, Map.Entry<String, Answer>> remembered = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostAtATime = new AtomicInteger();
    final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    final Set<String> unpublishable = ConcurrentHashMap.newKeySet();

    /** Answers in place of the API where it answers anything. */
    volatile Function<Request, Optional<Answer>> trouble = _ -> Optional.empty();

    FakeRapport() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    Map<String, JsonNode> hcps() {
        return hcps;
    }

    /** Each grant as person, purpose, notice and time. */
    List<String> grants() {
        return grants;
    }

    Map<String, String> phases() {
        return phases;
    }

    /** Recorded actions by person and client id. */
    Map<String, JsonNode> recorded() {
        return recorded;
    }

    /** When a person's actions occurred, in the order of recording. */
    List<String> occurrencesOf(String hcp) {
        return occurrences.getOrDefault(hcp, List.of());
    }

    /** How many requests were under way at once, at most. */
    int mostAtATime() {
        return mostAtATime.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        mostAtATime.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Answer answer = answer(exchange, new String(body, StandardCharsets.UTF_8));
            byte[] bytes = JSON.writeValueAsBytes(answer.body());
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (RuntimeException e) {
            throw new UncheckedIOException(new IOException(e));
        } finally {
            underWay.decrementAndGet();
        }
    }

    private Answer answer(HttpExchange exchange, String body) {
        String path = exchange.getRequestURI().getPath().substring("/api/v1".length());
        String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        Request request = new Request(path, token, body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body));
        Optional<Answer> trouble = this.trouble.apply(request);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        requests.add(request);
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        return key == null ? answer(request) : answerOnce(token + key, path + body, request);
    }

    private Answer answerOnce(String key, String fingerprint, Request request) {
        Map.Entry<String, Answer> before = remembered.get(key);
        if (before != null) {
            return before.getKey().equals(fingerprint)
                    ? before.getValue()
                    : Answer.problem(422, "idempotency-key-reused");
        }
        Answer answer = answer(request);
        if (answer.status() < 300) {
            remembered.put(key, Map.entry(fingerprint, answer));
        }
        return answer;
    }

    private Answer answer(Request request) {
        String[] parts = request.path().substring(1).split("/", -1);
        String id = parts.length > 1 ? parts[1] : request.body().path("id").asString();
        return switch (parts[0] + "/" + (parts.length > 2 ? parts[2] : "")) {
            case "hcps/" ->
                hcps.putIfAbsent(id, request.body()) == null
                        ? new Answer(201, Map.of("id", id), Map.of())
                        : Answer.problem(409, "hcp-already-registered");
            case "hcps/consents" -> grant(id, request.body());
            case "hcps/engagements" -> engage(id, request.body());
            case "content/" ->
                phases.putIfAbsent(id, "draft by " + request.token()) == null
                        ? new Answer(201, Map.of("id", id), Map.of())
                        : Answer.problem(409, "content-already-exists");
            case "content/submission" -> advance(id, "draft by Bearer portal-token", "in review");
            case "content/approval" ->
                request.token().equals("Bearer reviewer-token")
                        ? advance(id, "in review", "approved")
                        : Answer.problem(409, "four-eyes-required");
            case "content/publication" -> advance(id, "approved", "published");
            default -> new Answer(404, Map.of(), Map.of());
        };
    }

    private Answer grant(String id, JsonNode body) {
        if (!hcps.containsKey(id)) {
            return Answer.problem(404, "unknown-hcp");
        }
        if (body.path("purpose").asString().equals("analytics")) {
            measurable.add(id);
        }
        grants.add(String.join(
                " ",
                id,
                body.path("decision").asString(),
                body.path("purpose").asString(),
                body.path("notice").asString(),
                body.path("occurredAt").asString()));
        return new Answer(201, Map.of("id", "receipt"), Map.of());
    }

    private Answer advance(String id, String from, String to) {
        if (to.equals("published") && unpublishable.contains(id)) {
            return Answer.problem(409, "approval-lapsed");
        }
        return phases.replace(id, from, to) ? Answer.ok(Map.of("id", id)) : Answer.problem(409, "wrong-content-phase");
    }

    private Answer engage(String hcp, JsonNode body) {
        if (!hcps.containsKey(hcp)) {
            return Answer.problem(404, "unknown-hcp");
        }
        JsonNode actions = body.path("actions");
        if (actions.isEmpty() || actions.size() > 500) {
            return Answer.problem(422, "invalid-value");
        }
        List<Map<String, Object>> results = new ArrayList<>();
        actions.forEach(action -> results.add(result(hcp, results.size(), action)));
        boolean anyTaken = results.stream().anyMatch(result -> !"rejected".equals(result.get("status")));
        if (anyTaken) {
            return Answer.ok(Map.of("position", 1, "results", results));
        }
        Map<String, Object> problem = new HashMap<>(Map.of("type", "urn:rapport:problem:all-actions-rejected"));
        problem.put("results", results);
        return new Answer(422, problem, Map.of());
    }

    private Map<String, Object> result(String hcp, int index, JsonNode action) {
        String clientId = action.path("clientId").asString();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("index", index);
        result.put("clientId", clientId);
        String refusal = refusal(action);
        if (refusal != null) {
            result.put("status", "rejected");
            result.put("problem", Map.of("detail", "actions[" + index + "]." + refusal));
        } else if (recorded.putIfAbsent(hcp + " " + clientId, action) == null) {
            occurrences
                    .computeIfAbsent(hcp, _ -> new CopyOnWriteArrayList<>())
                    .add(action.path("occurredAt").asString());
            result.put("status", "recorded");
            result.put("anonymous", !measurable.contains(hcp));
        } else {
            result.put("status", "duplicate");
        }
        return result;
    }

    private @Nullable String refusal(JsonNode action) {
        String phase = phases.get(action.path("contentId").asString());
        if (!"published".equals(phase)) {
            return "contentId: expected content that " + (phase == null ? "exists" : "was published");
        }
        return Instant.parse(action.path("occurredAt").asString()).isAfter(Instant.parse("2030-01-01T00:00:00Z"))
                ? "occurredAt: expected an instant from 1990-01-01T00:00:00Z up to now"
                : null;
    }
}
