package io.rapport.infra.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.TestServers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may do what. */
@RapportTest
class AccessTest {

    @LocalServerPort
    private int port;

    private Portal actions;

    @BeforeEach
    void callers() {
        actions = new Portal(port);
    }

    @Test
    void a_call_without_token_is_unauthorized() {
        Api.Answer answer = Api.withToken(null, port).get("/api/v1/content");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("token-required");
    }

    @Test
    void an_expired_token_is_unauthorized() {
        String expired =
                TestServers.tokens().issue(Role.PORTAL, null, Instant.now().minus(Duration.ofDays(2)));
        assertThat(Api.withToken(expired, port).get("/api/v1/content").status()).isEqualTo(401);
    }

    @Test
    void a_token_that_was_tampered_with_is_unauthorized() {
        String token = TestServers.tokens().issue(Role.ANALYST, null, Instant.now());
        String[] parts = token.split("\\.", -1);
        String forged = parts[0] + "." + parts[1].substring(0, parts[1].length() - 2) + "." + parts[2];
        assertThat(Api.withToken(forged, port).get("/api/v1/content").status()).isEqualTo(401);
    }

    @Test
    void an_hcp_reads_and_writes_its_own_data() {
        String hcp = actions.register();
        long position = actions.decide(hcp, "grant", "analytics").position();
        Api own = Api.asHcp(hcp, port);
        assertThat(own.get("/api/v1/hcps/" + hcp + "/timeline?min-position=" + position)
                        .status())
                .isEqualTo(200);
        assertThat(own.post(
                                "/api/v1/hcps/" + hcp + "/consents",
                                "{\"decision\": \"withdraw\", \"purpose\": \"analytics\"}")
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"GET,", "GET,/timeline", "GET,/consents", "GET,/saved-items", "POST,/consents", "POST,/engagements"})
    void an_hcp_reaches_nobody_elses_data(String method, String path) {
        String other = actions.registerConsenting();
        Api stranger = Api.asHcp(actions.register(), port);
        String target = "/api/v1/hcps/" + other + (path == null ? "" : path);
        Api.Answer answer = method.equals("GET") ? stranger.get(target) : stranger.post(target, "{}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("not-allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "ANALYST, /api/v1/hcps/x",
        "ANALYST, /api/v1/hcps/x/timeline",
        "CRM, /api/v1/hcps/x/timeline",
        "OPERATOR, /api/v1/hcps/x",
        "REVIEWER, /api/v1/hcps/x/consents",
        "CRM, /api/v1/activity",
        "PORTAL, /api/v1/activity",
        "PORTAL, /actuator/env",
        "OPERATOR, /actuator/env",
        "PORTAL, /actuator/metrics",
        "PORTAL, /api/v1/projections/activity/dead-letters",
        "COMPLIANCE, /api/v1/projections/activity/dead-letters",
        "COMPLIANCE, /anything/else"
    })
    void a_role_reads_only_what_it_is_for(Role role, String path) {
        assertThat(Api.as(role, port).get(path).status()).isEqualTo(403);
    }

    @Test
    void only_a_reviewer_approves_content() {
        assertThat(Api.as(Role.PORTAL, port)
                        .post("/api/v1/content/x/approval", "{\"validUntil\": \"2036-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void gated_content_is_not_shown_to_an_unverified_hcp() {
        String hcp = actions.register();
        String gated = "gated-" + hcp;
        long position = actions.publish(
                        gated,
                        Portal.draft(gated)
                                .replace(
                                        "\"language\": \"en\"",
                                        "\"language\": \"en\", \"audience\": {\"specialties\": [], \"roles\": [],"
                                                + " \"countries\": [], \"verifiedOnly\": true}"))
                .position();
        Api own = Api.asHcp(hcp, port);
        assertThat(own.get("/api/v1/content/" + gated + "?min-position=" + position)
                        .status())
                .isEqualTo(404);
        assertThat(actions.act(hcp, Portal.view("c1", gated))
                        .json()
                        .at("/results/0/problem/type")
                        .asString())
                .endsWith("hcp-not-verified");
    }
}
