package io.rapport.infra.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.rapport.command.dispatch.LogHead;
import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Hostile and careless requests: each is a problem that names the field, and nothing is written. */
@RapportTest
class BadInputTest {

    @LocalServerPort
    private int port;

    @Autowired
    private LogHead log;

    private Api portal;
    private Portal actions;

    @BeforeEach
    void callers() {
        portal = Api.as(Role.PORTAL, port);
        actions = new Portal(port);
    }

    static Stream<Arguments> registrations() {
        String valid = Portal.registration("bad-input");
        return Stream.of(
                arguments("malformed JSON", "{\"id\": ", 400, "malformed-json", ""),
                arguments("an array for an object", "[]", 400, "wrong-shape", ""),
                arguments("no body", "", 400, "malformed-json", ""),
                arguments("a second value", valid + "{}", 400, "wrong-shape", ""),
                arguments(
                        "a field twice", valid.replace("\"id\":", "\"id\": \"x\", \"id\":"), 400, "malformed-json", ""),
                arguments(
                        "an unknown field",
                        valid.replaceFirst("\\{", "{\"shoeSize\": 9, "),
                        400,
                        "unknown-field",
                        "shoeSize"),
                arguments("a number for text", valid.replace("\"GB\"", "5"), 400, "wrong-shape", "country"),
                arguments("null for text", valid.replace("\"GB\"", "null"), 400, "wrong-shape", "country"),
                arguments("a missing field", valid.replace("\"country\": \"GB\", ", ""), 400, "wrong-shape", "country"),
                arguments(
                        "a missing nested field",
                        valid.replace(", \"family\": \"Byron\"", ""),
                        400,
                        "wrong-shape",
                        "name.family"),
                arguments("no such country", valid.replace("\"GB\"", "\"XX\""), 422, "invalid-value", "country"),
                arguments("no such role", valid.replace("physician", "wizard"), 422, "invalid-value", "role"),
                arguments(
                        "no such specialty",
                        valid.replace("cardiology", "astrology"),
                        422,
                        "invalid-value",
                        "specialty"),
                arguments("no e-mail address", valid.replace("ada@example.org", "ada"), 422, "invalid-value", "email"),
                arguments(
                        "an over-long name",
                        valid.replace("Byron", "B".repeat(2_001)),
                        422,
                        "invalid-value",
                        "name.family"),
                arguments("a blank name", valid.replace("Byron", "  "), 422, "invalid-value", "name.family"),
                arguments("NUL", valid.replace("Byron", "By\\u0000ron"), 422, "invalid-value", "name.family"),
                arguments(
                        "a lone surrogate",
                        valid.replace("Byron", "By\\ud800ron"),
                        422,
                        "invalid-value",
                        "name.family"),
                arguments("an id with a slash", valid.replace("bad-input", "a/b"), 422, "invalid-value", "id"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("registrations")
    void a_bad_registration_is_a_problem_and_leaves_nothing(
            String what, String body, int status, String problem, String field) {
        long before = log.position();
        Answer answer = portal.post("/api/v1/hcps", body);
        assertProblem(answer, status, problem, field);
        assertThat(log.position()).isEqualTo(before);
    }

    @Test
    void an_npi_with_a_wrong_check_digit_is_refused() {
        String hcp = actions.register();
        Answer answer =
                portal.post("/api/v1/hcps/" + hcp + "/verification", "{\"method\": \"npi\", \"npi\": \"1234567890\"}");
        assertProblem(answer, 422, "invalid-value", "npi");
    }

    @Test
    void an_unknown_way_of_verification_is_refused() {
        String hcp = actions.register();
        Answer answer = portal.post("/api/v1/hcps/" + hcp + "/verification", "{\"method\": \"oath\"}");
        assertProblem(answer, 400, "unknown-kind", "method");
    }

    @Test
    void a_decision_that_is_no_known_one_is_refused() {
        String hcp = actions.register();
        Answer answer = portal.post("/api/v1/hcps/" + hcp + "/consents", "{\"purpose\": \"analytics\"}");
        assertProblem(answer, 400, "unknown-kind", "decision");
    }

    @Test
    void consent_to_an_unknown_purpose_is_refused() {
        String hcp = actions.register();
        Answer answer = portal.post(
                "/api/v1/hcps/" + hcp + "/consents",
                "{\"decision\": \"grant\", \"purpose\": \"mind-reading\", \"notice\": \"n1\"}");
        assertProblem(answer, 422, "unknown-purpose", "purpose");
    }

    @Test
    void a_decision_in_the_future_is_refused() {
        String hcp = actions.register();
        Answer answer = portal.post(
                "/api/v1/hcps/" + hcp + "/consents",
                "{\"decision\": \"withdraw\", \"purpose\": \"analytics\", \"occurredAt\": \"%s\"}"
                        .formatted(Instant.now().plus(Duration.ofHours(1))));
        assertProblem(answer, 422, "invalid-value", "occurredAt");
    }

    @Test
    void a_deadline_that_no_calendar_holds_is_refused() {
        String hcp = actions.register();
        Answer answer = portal.post(
                "/api/v1/hcps/" + hcp + "/consents",
                "{\"decision\": \"grant\", \"purpose\": \"analytics\", \"notice\": \"n1\","
                        + "\"expiresAt\": \"+999999999-12-31T23:59:59Z\"}");
        assertProblem(answer, 422, "invalid-value", "expiresAt");
    }

    @Test
    void a_command_to_an_unknown_hcp_is_not_found() {
        assertProblem(actions.act("nobody", Portal.view("c1", "x")), 404, "unknown-hcp", "");
    }

    @Test
    void an_hcp_id_that_can_be_none_is_refused() {
        assertProblem(portal.get("/api/v1/hcps/%20"), 400, "invalid-parameter", "id");
    }

    static Stream<Arguments> actions() {
        String view = Portal.view("c1", "no-such-content").replaceAll("\"20[^\"]*Z\"", "\"2026-03-04T05:06:07Z\"");
        return Stream.of(
                arguments("content that does not exist", view, "unknown-content", "actions[0].contentId"),
                arguments(
                        "an unknown action",
                        view.replace("\"view\"", "\"stare\""),
                        "unknown-kind",
                        "actions[0].action"),
                arguments(
                        "an unknown field",
                        view.replace("\"session\"", "\"stars\": 5, \"session\""),
                        "unknown-field",
                        "actions[0].stars"),
                arguments(
                        "no client id",
                        view.replace("\"clientId\": \"c1\", ", ""),
                        "wrong-shape",
                        "actions[0].clientId"),
                arguments(
                        "an over-long client id",
                        view.replace("c1", "c".repeat(65)),
                        "invalid-value",
                        "actions[0].clientId"),
                arguments("a depth over 100 %", view.replace("80", "101"), "invalid-value", "actions[0].depthPercent"),
                arguments("a depth as text", view.replace("80", "\"80\""), "wrong-shape", "actions[0].depthPercent"),
                arguments(
                        "a depth as a fraction", view.replace("80", "80.5"), "wrong-shape", "actions[0].depthPercent"),
                arguments("a negative dwell", view.replace("64000", "-1"), "invalid-value", "actions[0].dwellMillis"),
                arguments(
                        "no time",
                        view.replaceAll("\"20[^\"]*Z\"", "\"yesterday\""),
                        "wrong-shape",
                        "actions[0].occurredAt"),
                arguments(
                        "a time to come",
                        view.replaceAll("\"20[^\"]*Z\"", "\"2199-01-01T00:00:00Z\""),
                        "invalid-value",
                        "actions[0].occurredAt"),
                arguments(
                        "a time before 1990",
                        view.replaceAll("\"20[^\"]*Z\"", "\"1989-12-31T23:59:59Z\""),
                        "invalid-value",
                        "actions[0].occurredAt"),
                arguments(
                        "NUL in a search",
                        "{\"action\": \"search\", \"clientId\": \"c1\", \"occurredAt\": \"2026-01-01T00:00:00Z\", \"query\": \"a\\u0000\", \"results\": 0}",
                        "invalid-value",
                        "actions[0].query"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("actions")
    void a_bad_action_alone_is_a_problem_and_leaves_nothing(String what, String action, String problem, String field) {
        String hcp = actions.registerConsenting();
        long before = log.position();
        Answer answer = actions.act(hcp, action);
        assertProblem(answer, 422, "all-actions-rejected", field);
        assertThat(answer.json().at("/results/0/problem/type").asString()).endsWith(problem);
        assertThat(log.position()).isEqualTo(before);
    }

    @Test
    void a_bad_action_does_not_hold_up_the_others() {
        String hcp = actions.registerConsenting();
        String content = actions.publish();
        Answer answer = actions.act(
                hcp, Portal.view("c1", content), Portal.view("c2", "no-such-content"), "7", Portal.view("c3", content));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()
                        .path("results")
                        .valueStream()
                        .map(result -> result.path("status").asString()))
                .containsExactly("recorded", "rejected", "rejected", "recorded");
    }

    @Test
    void content_that_is_not_published_cannot_be_viewed() {
        String hcp = actions.registerConsenting();
        portal.post("/api/v1/content", Portal.draft("draft-" + hcp));
        Answer answer = actions.act(hcp, Portal.view("c1", "draft-" + hcp));
        assertThat(answer.json().at("/results/0/problem/type").asString()).endsWith("content-not-published");
    }

    @Test
    void a_batch_of_501_actions_is_refused_whole() {
        String hcp = actions.registerConsenting();
        String[] views = Collections.nCopies(501, Portal.view("c1", "x")).toArray(String[]::new);
        assertProblem(actions.act(hcp, views), 422, "invalid-value", "actions");
    }

    @Test
    void an_empty_batch_is_refused() {
        assertProblem(actions.act(actions.registerConsenting()), 422, "invalid-value", "actions");
    }

    @Test
    void a_body_of_ten_megabytes_is_refused_before_it_is_parsed() {
        Answer answer = portal.post("/api/v1/hcps", "\"" + "x".repeat(10 * 1024 * 1024) + "\"");
        assertProblem(answer, 413, "body-too-large", "");
    }

    @Test
    void deeply_nested_json_is_refused() {
        Answer answer = portal.post("/api/v1/hcps", "[".repeat(100_000));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
    }

    @Test
    void another_media_type_is_a_problem() {
        Answer answer = portal.send("POST", "/api/v1/hcps", "id=1", "Content-Type", "text/plain");
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
    }

    @Test
    void another_method_is_a_problem() {
        Answer answer = portal.send("PATCH", "/api/v1/hcps/x/engagements", "{}");
        assertThat(answer.status()).isIn(403, 405);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
    }

    @Test
    void the_container_answers_a_broken_request_without_a_stack_trace() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write("GET /api/v1/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json")
                    .doesNotContain("at org.");
        }
    }

    private static void assertProblem(Answer answer, int status, String problem, String field) {
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("io.rapport");
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.field()).isEqualTo(field);
    }
}
