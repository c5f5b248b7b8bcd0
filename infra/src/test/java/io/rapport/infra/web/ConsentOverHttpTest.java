package io.rapport.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Consent as a portal and its HCPs deal with it. */
@RapportTest
class ConsentOverHttpTest {

    @LocalServerPort
    private int port;

    private Api portal;
    private Portal actions;

    @BeforeEach
    void callers() {
        portal = Api.as(Role.PORTAL, port);
        actions = new Portal(port);
    }

    @Test
    void a_refusal_for_one_product_makes_actions_on_its_content_anonymous_and_takes_the_earlier_ones_away() {
        String hcp = actions.registerConsenting();
        String lipo = publish("LIPO");
        String glyco = publish("GLYCO");
        actions.act(hcp, Portal.view("c1", lipo), Portal.view("c2", glyco));

        decide(
                hcp,
                "{\"decision\": \"refuse\", \"purpose\": \"analytics\", \"product\": \"LIPO\", \"notice\": \"n1\"}");

        Answer after = actions.act(hcp, Portal.view("c3", lipo), Portal.view("c4", glyco));
        assertThat(after.json().at("/results/0/anonymous").asBoolean()).isTrue();
        assertThat(after.json().at("/results/1/anonymous").asBoolean()).isFalse();
        assertThat(portal.get("/api/v1/hcps/" + hcp + "/timeline?min-position=" + after.position())
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(item -> item.path("event").asString().equals("engagement.content-viewed"))
                        .map(item -> item.path("contentId").asString()))
                .containsExactly(glyco, glyco);
    }

    @Test
    void the_standing_tells_where_content_that_was_singled_out_stands() {
        String hcp = actions.registerConsenting();
        Answer refused = decide(
                hcp,
                "{\"decision\": \"refuse\", \"purpose\": \"analytics\", \"channel\": \"web\", \"product\": \"LIPO\","
                        + " \"contentType\": \"case-study\", \"notice\": \"n1\"}");

        JsonNode analytics = purpose(consents(hcp, refused, ""), "analytics");
        assertThat(analytics.at("/inForce").propertyNames()).contains("web", "email");
        JsonNode content = analytics.at("/content/0");
        assertThat(content.path("product").asString()).isEqualTo("LIPO");
        assertThat(content.path("contentType").asString()).isEqualTo("case-study");
        assertThat(content.at("/notInForce/web").asString()).isEqualTo("refused");
        assertThat(content.at("/inForce").propertyNames()).contains("email");
    }

    @Test
    void a_decision_that_is_recorded_late_counts_from_when_it_was_taken_once_it_is_known() {
        String hcp = actions.register();
        decide(hcp, grant("2026-01-10T00:00:00Z"));
        Instant before = Instant.now();
        Answer withdrawn = decide(
                hcp,
                "{\"decision\": \"withdraw\", \"purpose\": \"analytics\", \"occurredAt\": \"2026-01-20T00:00:00Z\"}");

        String inBetween = "&as-of=2026-01-15T00:00:00Z";
        String after = "&as-of=2026-01-25T00:00:00Z";
        String knownBefore = "&known-at=" + before;
        assertThat(isInForce(consents(hcp, withdrawn, inBetween))).isTrue();
        assertThat(isInForce(consents(hcp, withdrawn, after))).isFalse();
        assertThat(isInForce(consents(hcp, withdrawn, inBetween + knownBefore))).isTrue();
        assertThat(isInForce(consents(hcp, withdrawn, after + knownBefore))).isTrue();
        assertThat(isInForce(consents(hcp, withdrawn, "&as-of=2026-01-05T00:00:00Z")))
                .isFalse();
    }

    private static boolean isInForce(JsonNode standing) {
        return purpose(standing, "analytics").path("inForce").has("web");
    }

    private static String grant(String occurredAt) {
        return "{\"decision\": \"grant\", \"purpose\": \"analytics\", \"notice\": \"n1\", \"occurredAt\": \"%s\"}"
                .formatted(occurredAt);
    }

    private String publish(String product) {
        String id = "content-" + UUID.randomUUID();
        actions.publish(
                id,
                Portal.draft(id)
                        .replace("\"language\": \"en\"", "\"language\": \"en\", \"product\": \"" + product + "\""));
        return id;
    }

    private Answer decide(String hcp, String decision) {
        Answer answer = portal.post("/api/v1/hcps/" + hcp + "/consents", decision);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private JsonNode consents(String hcp, Answer written, String parameters) {
        return portal.get("/api/v1/hcps/" + hcp + "/consents?min-position=" + written.position() + parameters)
                .json();
    }

    private static JsonNode purpose(JsonNode standing, String purpose) {
        return standing.path("purposes")
                .valueStream()
                .filter(entry -> entry.path("purpose").asString().equals(purpose))
                .findFirst()
                .orElseThrow();
    }
}
