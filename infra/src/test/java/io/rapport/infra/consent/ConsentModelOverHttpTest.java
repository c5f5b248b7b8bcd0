package io.rapport.infra.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Notices, confirmation, objections, expiry and receipts as a portal, its HCPs and compliance deal with them. */
@RapportTest
@TestPropertySource(
        properties = {
            "rapport.consent.expiry-sweep=1h",
            "rapport.consent.controller.name=Example <Pharma> & Co",
            "rapport.consent.purposes[0].code=newsletter",
            "rapport.consent.purposes[0].title=Send you the newsletter",
            "rapport.consent.purposes[0].legal-basis=GDPR Art. 6(1)(a)",
            "rapport.consent.purposes[0].double-opt-in=true",
            "rapport.consent.purposes[1].code=surveys",
            "rapport.consent.purposes[1].title=Ask you how we do",
            "rapport.consent.purposes[1].legal-basis=GDPR Art. 6(1)(f)",
            "rapport.consent.purposes[2].code=studies",
            "rapport.consent.purposes[2].title=Ask you to take part in studies",
            "rapport.consent.purposes[2].legal-basis=GDPR Art. 6(1)(a)"
        })
class ConsentModelOverHttpTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ConsentExpiry expiry;

    private Api portal;
    private Api compliance;
    private Portal actions;
    private long decidedAt;

    @BeforeEach
    void callers() {
        portal = Api.as(Role.PORTAL, port);
        compliance = Api.as(Role.COMPLIANCE, port);
        actions = new Portal(port);
    }

    @Test
    void nothing_is_said_to_run_out_while_times_of_the_past_are_recorded() {
        try (ConsentExpiry.Pause _ = expiry.pause()) {
            assertThat(expiry.isRunning()).isFalse();
        }
        assertThat(expiry.isRunning()).isTrue();
    }

    @Test
    void what_must_be_confirmed_is_in_force_once_the_code_comes_back() {
        String hcp = actions.register();
        Answer granted = decide(hcp, "{\"decision\": \"grant\", \"purpose\": \"newsletter\", \"notice\": \"n1\"}");
        String record = "/api/v1/hcps/" + hcp + "/consents/" + id(granted);
        assertThat(reason(hcp, granted, "newsletter", "email")).isEqualTo("confirmation-pending");

        assertThat(Api.asHcp(hcp, port).get(record + "/confirmation-code").status())
                .isEqualTo(403);
        Answer wrong = portal.post(record + "/confirmation", "{\"code\": \"0123\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.field()).isEqualTo("code");
        String code =
                portal.get(record + "/confirmation-code").json().path("code").asString();
        assertThat(code).hasSize(32);
        Answer confirmed = Api.asHcp(hcp, port).post(record + "/confirmation", "{\"code\": \"%s\"}".formatted(code));

        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        assertThat(inForce(hcp, confirmed, "newsletter").path("email").asString())
                .isEqualTo(id(granted));
        assertThat(portal.get(record + "/confirmation-code").status()).isEqualTo(404);
        assertThat(states(receipt(hcp, id(granted)))).containsExactly("requested", "given");
    }

    @Test
    void a_newer_notice_that_asks_anew_ends_the_grant_under_the_older_one() {
        String purpose = "studies";
        String hcp = actions.register();
        Answer before = decide(hcp, "{\"decision\": \"grant\", \"purpose\": \"studies\", \"notice\": \"free\"}");
        assertThat(inForce(hcp, before, purpose).has("web")).isTrue();

        Answer published = publish("v2");
        Answer uncited = portal.post(
                "/api/v1/hcps/" + hcp + "/consents",
                "{\"decision\": \"grant\", \"purpose\": \"studies\", \"notice\": \"free\"}");

        assertThat(reason(hcp, published, purpose, "web")).isEqualTo("reconsent-needed");
        assertThat(uncited.status()).isEqualTo(422);
        assertThat(uncited.field()).isEqualTo("notice");
        Answer again = decide(
                hcp,
                "{\"decision\": \"grant\", \"purpose\": \"studies\", \"notice\": \"v2\", \"language\": \"en\","
                        + " \"renews\": \"%s\"}".formatted(id(before)));
        assertThat(inForce(hcp, again, purpose).path("web").asString()).isEqualTo(id(again));
        assertThat(states(receipt(hcp, id(before)))).containsExactly("given", "renewed");
        assertThat(receipt(hcp, id(again)).at("/dpv:hasNotice/dct:source").asString())
                .isEqualTo("https://example.org/notices/v2");
        assertThat(portal.get("/api/v1/notices")
                        .json()
                        .path("versions")
                        .valueStream()
                        .map(version -> version.path("version").asString()))
                .contains("v2");
    }

    @Test
    void only_compliance_publishes_notices() {
        assertThat(portal.post("/api/v1/notices/privacy/versions", notice("v9")).status())
                .isEqualTo(403);
    }

    @Test
    void an_objection_to_profiling_stops_what_was_granted_and_can_be_taken_back() {
        String hcp = actions.register();
        decide(hcp, "{\"decision\": \"grant\", \"purpose\": \"personalisation\", \"notice\": \"n1\"}");
        Answer objected = decide(hcp, "{\"decision\": \"object\", \"purpose\": \"all-profiling\"}");

        assertThat(reason(hcp, objected, "personalisation", "web")).isEqualTo("objected");
        assertThat(receipt(hcp, id(objected))
                        .at("/dpv:hasProcess/0/dpv:hasPurpose/dct:identifier")
                        .asString())
                .isEqualTo("personalisation");

        Answer back = decide(hcp, "{\"decision\": \"withdraw-objection\", \"purpose\": \"all-profiling\"}");
        assertThat(inForce(hcp, back, "personalisation").has("web")).isTrue();
    }

    @Test
    void a_legitimate_interest_is_in_force_until_somebody_objects() {
        String hcp = actions.register();
        Answer any = decide(hcp, "{\"decision\": \"refuse\", \"purpose\": \"analytics\", \"notice\": \"n1\"}");
        assertThat(inForce(hcp, any, "surveys").path("phone").asString()).isEqualTo("legitimate-interest");

        Answer objected = decide(hcp, "{\"decision\": \"object\", \"purpose\": \"surveys\", \"channel\": \"phone\"}");
        assertThat(reason(hcp, objected, "surveys", "phone")).isEqualTo("objected");
        assertThat(inForce(hcp, objected, "surveys").has("email")).isTrue();
    }

    @Test
    void what_ran_out_is_recorded_once_and_takes_away_what_rested_on_it() {
        String hcp = actions.register();
        Answer granted = decide(
                hcp,
                "{\"decision\": \"grant\", \"purpose\": \"analytics\", \"notice\": \"n1\","
                        + " \"occurredAt\": \"2026-01-01T00:00:00Z\", \"expiresAt\": \"%s\"}"
                                .formatted(Instant.now().plusSeconds(2)));
        String content = actions.publish();
        assertThat(actions.act(hcp, Portal.view("c1", content))
                        .json()
                        .at("/results/0/anonymous")
                        .asBoolean())
                .isFalse();

        await().untilAsserted(() -> {
            expiry.sweep();
            assertThat(states(receipt(hcp, id(granted)))).containsExactly("given", "expired");
        });
        expiry.sweep();

        Answer after = actions.act(hcp, Portal.view("c2", content));
        assertThat(after.json().at("/results/0/anonymous").asBoolean()).isTrue();
        assertThat(portal.get("/api/v1/hcps/" + hcp + "/timeline?min-position=" + after.position())
                        .json()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("event").asString()))
                .containsExactlyInAnyOrder("consent.expired", "consent.granted", "hcp.registered");
    }

    @Test
    void a_receipt_has_the_fields_of_the_standard_and_is_the_hcps_own() {
        String hcp = actions.register();
        Answer granted = decide(
                hcp,
                "{\"decision\": \"grant\", \"purpose\": \"analytics\", \"channel\": \"email\", \"notice\": \"n1\","
                        + " \"language\": \"en\"}");
        Answer withdrawn = decide(hcp, "{\"decision\": \"withdraw\", \"purpose\": \"analytics\"}");

        JsonNode receipt = receipt(hcp, id(granted));
        assertThat(receipt.path("dct:conformsTo").asString()).isEqualTo("ISO/IEC TS 27560:2023");
        assertThat(receipt.path("recordId").asString()).isEqualTo(id(granted));
        assertThat(receipt.at("/dpv:hasDataSubject/dct:identifier").asString()).isEqualTo(hcp);
        assertThat(receipt.at("/dpv:hasDataController/dpv:hasName").asString()).isEqualTo("Example <Pharma> & Co");
        assertThat(receipt.at("/dpv:hasNotice/dct:language").asString()).isEqualTo("en");
        assertThat(receipt.at("/dpv:hasProcess/0/dpv:hasLegalBasis/@id").asString())
                .isEqualTo("eu-gdpr:A6-1-a");
        assertThat(receipt.at("/dpv:hasProcess/0/dpv:hasPersonalData").valueStream())
                .isNotEmpty();
        assertThat(receipt.at("/dpv:hasScope/0").asString()).isEqualTo("channel email");
        assertThat(states(receipt)).containsExactly("given", "withdrawn");
        assertThat(receipt.at("/dpv:hasActivity/1/recordId").asString()).isEqualTo(id(withdrawn));
        assertThat(states(receipt(hcp, id(withdrawn)))).containsExactly("withdrawn");
        assertThat(Api.asHcp(hcp, port)
                        .get("/api/v1/hcps/" + hcp + "/consents/receipts")
                        .json()
                        .path("receipts")
                        .valueStream()
                        .map(listed -> listed.path("recordId").asString()))
                .containsExactly(id(granted), id(withdrawn));
        Answer page = Api.asHcp(hcp, port)
                .send(
                        "GET",
                        "/api/v1/hcps/" + hcp + "/consents/" + id(granted) + "/receipt",
                        "",
                        "Accept",
                        "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(page.headers().get("content-type")).startsWith("text/html");
        assertThat(page.body()).contains("Example &lt;Pharma&gt; &amp; Co", "withdrawn at");
        assertThat(Api.asHcp("somebody-else", port)
                        .get("/api/v1/hcps/" + hcp + "/consents/" + id(granted) + "/receipt")
                        .status())
                .isEqualTo(403);
        assertThat(portal.get("/api/v1/hcps/" + hcp + "/consents/none/receipt").status())
                .isEqualTo(404);
    }

    private Answer publish(String version) {
        Answer answer = compliance.post("/api/v1/notices/studies-" + UUID.randomUUID() + "/versions", notice(version));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private static String notice(String version) {
        return """
                {"version": "%1$s", "language": "en", "jurisdiction": "GB", "purposes": ["studies"],
                 "document": "https://example.org/notices/%1$s", "requiresReconsent": true}
                """.formatted(version);
    }

    private Answer decide(String hcp, String decision) {
        Answer answer = portal.post("/api/v1/hcps/" + hcp + "/consents", decision);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        decidedAt = answer.position();
        return answer;
    }

    private static String id(Answer written) {
        return written.json().path("id").asString();
    }

    private JsonNode receipt(String hcp, String record) {
        return Api.asHcp(hcp, port)
                .get("/api/v1/hcps/" + hcp + "/consents/" + record + "/receipt?min-position=" + decidedAt)
                .json();
    }

    private static List<String> states(JsonNode receipt) {
        return receipt.path("dpv:hasActivity")
                .valueStream()
                .map(event -> event.path("state").asString())
                .toList();
    }

    private JsonNode inForce(String hcp, Answer written, String purpose) {
        return standing(hcp, written, purpose).path("inForce");
    }

    private String reason(String hcp, Answer written, String purpose, String channel) {
        return standing(hcp, written, purpose).path("notInForce").path(channel).asString();
    }

    private JsonNode standing(String hcp, Answer written, String purpose) {
        return portal.get("/api/v1/hcps/" + hcp + "/consents?min-position=" + written.position())
                .json()
                .path("purposes")
                .valueStream()
                .filter(entry -> entry.path("purpose").asString().equals(purpose))
                .findFirst()
                .orElseThrow();
    }
}
