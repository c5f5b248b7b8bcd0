package io.rapport.infra.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Compliance;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** All HCPs of this test are pathologists, of whom no other test has any. */
@RapportTest
class ContactAdviceOverHttpTest {

    @LocalServerPort
    private int port;

    private Portal people;
    private Api portal;
    private Api compliance;

    @BeforeEach
    void callers() {
        people = new Portal(port);
        portal = Api.as(Role.PORTAL, port);
        compliance = Api.as(Role.COMPLIANCE, port);
    }

    @Test
    void without_any_consent_only_web_and_app_are_advised_and_the_log_names_nobody() {
        String hcp = hcp();

        JsonNode advice = advice(portal, hcp, "");

        assertThat(advice.path("level").asString()).isEqualTo("segment");
        assertThat(advice.path("zone").asString()).isEqualTo("Europe/London");
        assertThat(texts(advice, "channels", "channel")).containsExactlyInAnyOrder("web", "app");
        assertThat(texts(advice, "excluded", "channel")).containsExactly("email", "phone", "rep", "event");
        assertThat(texts(advice, "excluded", "reason")).containsOnly("not-decided");
        JsonNode replay = replay(advice);
        assertThat(replay.path("identical").asBoolean()).as(replay.toString()).isTrue();
        assertThat(replay.path("hcp").isNull()).isTrue();
        assertThat(replay.at("/excluded/0/reason").isNull()).isTrue();
    }

    @Test
    void once_it_is_permitted_e_mail_is_advised_and_it_is_said_how_many_were_opened() {
        String hcp = hcp();
        personal(hcp);
        long position = mails(hcp);
        assertThat(texts(advice(portal, hcp, "?min-position=" + position), "channels", "channel"))
                .doesNotContain("email");

        long permitted = people.decide(hcp, "grant", "marketing-email").position();

        JsonNode advice = advice(portal, hcp, "?min-position=" + permitted);
        JsonNode email = advice.path("channels")
                .valueStream()
                .filter(channel -> channel.path("channel").asString().equals("email"))
                .findFirst()
                .orElseThrow();
        assertThat(advice.path("level").asString()).isEqualTo("behaviour");
        assertThat(email.path("basis").asString()).isNotBlank();
        assertThat(email.at("/reasons/0/text").asString()).isEqualTo("Opened 2 of 3 e-mails");
    }

    @Test
    void a_withdrawal_excludes_the_channel_and_ends_what_rests_on_behaviour_with_the_very_next_answer() {
        String hcp = hcp();
        personal(hcp);
        mails(hcp);
        people.decide(hcp, "grant", "marketing-email");
        people.decide(hcp, "withdraw", "marketing-email");
        long position = people.decide(hcp, "withdraw", "personalisation").position();

        JsonNode advice = advice(portal, hcp, "?min-position=" + position);

        assertThat(advice.path("level").asString()).isEqualTo("segment");
        assertThat(advice.at("/excluded/0/channel").asString()).isEqualTo("email");
        assertThat(advice.at("/excluded/0/reason").asString()).isEqualTo("withdrawn");
    }

    @Test
    void what_an_hcp_did_is_passed_on_to_crm_systems_with_consent_to_that_alone() {
        String hcp = hcp();
        personal(hcp);
        long position = mails(hcp);
        Api crm = Api.as(Role.CRM, port);
        assertThat(advice(crm, hcp, "?min-position=" + position).path("level").asString())
                .isEqualTo("segment");

        long permitted = people.decide(hcp, "grant", "crm-sharing").position();

        assertThat(advice(crm, hcp, "?min-position=" + permitted).path("level").asString())
                .isEqualTo("behaviour");
    }

    @Test
    void every_advice_can_be_made_again_from_the_log_to_the_bit_whatever_happened_since() {
        String hcp = hcp();
        personal(hcp);
        people.decide(hcp, "grant", "marketing-email");
        long position = mails(hcp);
        JsonNode advice = advice(portal, hcp, "?min-position=" + position);
        mails(hcp);
        people.decide(hcp, "withdraw", "marketing-email");
        people.decide(hcp, "withdraw", "analytics");

        JsonNode replay = replay(advice);

        assertThat(replay.path("identical").asBoolean()).as(replay.toString()).isTrue();
        assertThat(replay.path("hcp").asString()).isEqualTo(hcp);
        assertThat(replay.path("channels")).isEqualTo(advice.path("channels"));
        assertThat(replay.path("consent").has("personalisation")).isTrue();
    }

    @Test
    void an_advice_is_for_portals_and_crm_systems_and_its_replay_for_compliance_and_reviewers() {
        String hcp = hcp();
        String path = "/api/v1/hcps/" + hcp + "/contact-advice";
        String replay =
                "/api/v1/contact-advice/" + advice(portal, hcp, "").path("id").asString() + "/replay";

        assertThat(Api.as(Role.CRM, port).get(path).status()).isEqualTo(200);
        assertThat(Api.asHcp(hcp, port).get(path).status()).isEqualTo(403);
        assertThat(compliance.get(path).status()).isEqualTo(403);
        assertThat(Api.as(Role.REVIEWER, port).get(replay).status()).isEqualTo(200);
        assertThat(portal.get(replay).status()).isEqualTo(403);
    }

    @Test
    void whoever_is_unknown_or_deactivated_is_met_nowhere() {
        String hcp = hcp();
        Answer deactivated = portal.post("/api/v1/hcps/" + hcp + "/deactivation", "");

        assertThat(portal.get("/api/v1/hcps/" + hcp + "/contact-advice?min-position=" + deactivated.position())
                        .problem())
                .isEqualTo("hcp-deactivated");
        assertThat(portal.get("/api/v1/hcps/nobody/contact-advice").problem()).isEqualTo("unknown-hcp");
    }

    @Test
    void whoever_was_erased_a_moment_ago_is_met_nowhere_and_no_advice_of_it_is_made_again() {
        String hcp = hcp();
        long analytics = people.decide(hcp, "grant", "analytics").position();
        String advice =
                advice(portal, hcp, "?min-position=" + analytics).path("id").asString();

        new Compliance(port).erase(hcp);

        assertThat(portal.get("/api/v1/hcps/" + hcp + "/contact-advice").problem())
                .isEqualTo("hcp-erased");
        assertThat(compliance
                        .get("/api/v1/contact-advice/" + advice + "/replay")
                        .problem())
                .isEqualTo("hcp-erased");
    }

    @Test
    void bad_input_is_refused_and_the_field_is_named() {
        String hcp = hcp();

        Answer answer = portal.get("/api/v1/hcps/" + hcp + "/contact-advice?channel=pigeon");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.field()).isEqualTo("channel");
        assertThat(compliance.get("/api/v1/contact-advice/unknown/replay").problem())
                .isEqualTo("unknown-advice");
    }

    private String hcp() {
        String id = "hcp-" + UUID.randomUUID();
        Answer answer = portal.post("/api/v1/hcps", Portal.registration(id).replace("cardiology", "pathology"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(portal.get("/api/v1/hcps/" + id + "/contact-advice?min-position=" + answer.position())
                        .status())
                .isEqualTo(200);
        return id;
    }

    private void personal(String hcp) {
        people.decide(hcp, "grant", "analytics");
        people.decide(hcp, "grant", "personalisation");
    }

    /** Three e-mails are received, and two of them opened. */
    private long mails(String hcp) {
        String run = UUID.randomUUID().toString();
        return people.act(
                        hcp,
                        mail("email-sent", run + "-1"),
                        mail("email-sent", run + "-2"),
                        mail("email-sent", run + "-3"),
                        mail("email-opened", run + "-1"),
                        mail("email-opened", run + "-2"))
                .position();
    }

    private static String mail(String action, String email) {
        return """
                {"action": "%s", "clientId": "%s", "occurredAt": "%s", "emailId": "%s"}
                """.formatted(action, UUID.randomUUID(), Instant.now(), email);
    }

    private static JsonNode advice(Api caller, String hcp, String query) {
        Answer answer = caller.get("/api/v1/hcps/" + hcp + "/contact-advice" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode replay(JsonNode advice) {
        Answer answer =
                compliance.get("/api/v1/contact-advice/" + advice.path("id").asString() + "/replay");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> texts(JsonNode advice, String array, String field) {
        return advice.path(array)
                .valueStream()
                .map(element -> element.path(field).asString())
                .toList();
    }
}
