package io.rapport.infra.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.ReadModels;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** All content of this test is in Maltese, in which no other test writes. */
@RapportTest
class RecommendationOverHttpTest {

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore log;

    @Autowired
    private JdbcClient jdbc;

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
    void without_consent_a_list_rests_on_the_segment_and_names_nobody_in_the_log() {
        String hcp = reader();
        String content = publish("heart-failure");

        JsonNode list = list(hcp, "");

        assertThat(list.path("level").asString()).isEqualTo("segment");
        assertThat(ids(list)).contains(content);
        JsonNode replay = replay(list);
        assertThat(replay.path("identical").asBoolean()).as(replay.toString()).isTrue();
        assertThat(replay.path("hcp").isNull()).isTrue();
    }

    @Test
    void a_view_changes_the_next_list() {
        String hcp = reader();
        consent(hcp);
        String read = publish("heart-failure");
        String other = publish("heart-failure");
        long position = people.act(hcp, Portal.view("v1", read)).position();

        JsonNode list = list(hcp, "?min-position=" + position);

        assertThat(list.path("level").asString()).isEqualTo("behaviour");
        assertThat(list.path("position").asLong()).isGreaterThanOrEqualTo(position);
        assertThat(ids(list)).contains(other).doesNotContain(read);
        assertThat(ids(list(hcp, "?placement=resume"))).containsExactly(read);
    }

    @Test
    void a_withdrawal_ends_what_rests_on_behaviour_with_the_very_next_list() {
        String hcp = reader();
        consent(hcp);
        String read = publish("heart-failure");
        people.act(hcp, Portal.view("v1", read));
        long position = people.decide(hcp, "withdraw", "personalisation").position();

        JsonNode list = list(hcp, "?min-position=" + position);

        assertThat(list.path("level").asString()).isEqualTo("segment");
        assertThat(list.path("consent").has("analytics")).isTrue();
        assertThat(ids(list)).contains(read);
    }

    @Test
    void every_list_can_be_made_again_from_the_log_to_the_bit_whatever_happened_since() {
        String hcp = reader();
        consent(hcp);
        String read = publish("lipids");
        String context = publish("lipids");
        publish("lipids");
        long position = people.act(hcp, Portal.view("v1", read)).position();
        List<JsonNode> lists = List.of(
                list(hcp, "?min-position=" + position),
                list(hcp, "?placement=newer-on-topic&context=" + context),
                list(hcp, "?placement=search&context=" + context + "," + read),
                list(hcp, "?placement=while-away"));
        publish("lipids");
        people.act(hcp, Portal.view("v2", context));
        people.decide(hcp, "withdraw", "analytics");

        for (JsonNode list : lists) {
            JsonNode replay = replay(list);
            assertThat(replay.path("identical").asBoolean())
                    .as(replay.toString())
                    .isTrue();
            assertThat(replay.path("hcp").asString()).isEqualTo(hcp);
            assertThat(ids(replay, "/served/content")).isEqualTo(ids(list));
            assertThat(replay.path("consent").has("personalisation")).isTrue();
        }
    }

    @Test
    void a_replay_is_for_compliance_and_reviewers_and_is_itself_in_the_trail() {
        String hcp = reader();
        JsonNode list = list(hcp, "");
        String path = "/api/v1/recommendations/" + list.path("id").asString() + "/replay";

        assertThat(portal.get(path).status()).isEqualTo(403);
        assertThat(Api.as(Role.REVIEWER, port).get(path).status()).isEqualTo(200);
        assertThat(compliance.get("/api/v1/recommendations/unknown/replay").problem())
                .isEqualTo("unknown-recommendation");
    }

    @Test
    void an_hcp_reads_its_own_lists_and_nobody_elses() {
        String hcp = reader();
        String other = reader();
        Api own = Api.asHcp(hcp, port);

        assertThat(own.get("/api/v1/hcps/" + hcp + "/recommendations").status()).isEqualTo(200);
        assertThat(own.get("/api/v1/hcps/" + other + "/recommendations").status())
                .isEqualTo(403);
        assertThat(compliance.get("/api/v1/hcps/" + hcp + "/recommendations").status())
                .isEqualTo(403);
    }

    @Test
    void what_was_dismissed_is_not_in_the_next_list_and_bad_feedback_names_its_field() {
        String hcp = reader();
        consent(hcp);
        String unwanted = publish("heart-failure");
        String other = publish("heart-failure");
        JsonNode first = list(hcp, "");
        assertThat(ids(first)).contains(unwanted, other);
        String id = first.path("id").asString();
        String dismissal = feedback("dismiss-recommendation", "d1", unwanted, id, ", \"reason\": \"already-known\"");

        Answer dismissed =
                people.act(hcp, dismissal, feedback("click-recommendation", "k1", other, id, ", \"place\": 1"));

        assertThat(dismissed.json().at("/results/0/anonymous").asBoolean(true)).isFalse();
        assertThat(statuses(dismissed)).containsExactly("recorded", "recorded");
        assertThat(ids(list(hcp, "?min-position=" + dismissed.position())))
                .contains(other)
                .doesNotContain(unwanted);
        assertThat(ids(list(hcp, "?placement=search&context=" + unwanted))).containsExactly(unwanted);
        assertThat(statuses(people.act(hcp, dismissal))).containsExactly("duplicate");

        Answer refused = people.act(hcp, refusal("r1", "heart-failure"));
        assertThat(ids(list(hcp, "?min-position=" + refused.position()))).doesNotContain(other, unwanted);

        assertRefused(
                people.act(hcp, feedback("click-recommendation", "k2", other, id, ", \"place\": 0")),
                "actions[0].place");
        assertRefused(
                people.act(hcp, feedback("click-recommendation", "k3", other, id, ", \"place\": 51")),
                "actions[0].place");
        assertRefused(
                people.act(hcp, feedback("dismiss-recommendation", "d2", other, id, ", \"reason\": \"dull\"")),
                "actions[0].reason");
        assertRefused(
                people.act(hcp, feedback("dismiss-recommendation", "d3", other, "no list", "")),
                "actions[0].recommendation");
        assertRefused(people.act(hcp, refusal("r2", "Heart failure")), "actions[0].topic");
    }

    @Test
    void a_list_is_measured_by_its_readers_clicks_until_analytics_ends() {
        String hcp = reader();
        consent(hcp);
        String content = publish("heart-failure");
        String id = list(hcp, "").path("id").asString();

        people.act(
                hcp,
                feedback("click-recommendation", "k1", content, id, ", \"place\": 1"),
                feedback("dismiss-recommendation", "d1", content, id, ""));
        ReadModels.awaitCaughtUp(jdbc, log);
        assertThat(measured(id)).containsExactly(hcp + " home segment 1 1");

        long position = people.decide(hcp, "withdraw", "analytics").position();
        ReadModels.awaitCaughtUp(jdbc, log);
        assertThat(measured(id)).isEmpty();
        String anonymous = list(hcp, "?min-position=" + position).path("id").asString();
        ReadModels.awaitCaughtUp(jdbc, log);
        assertThat(measured(anonymous)).containsExactly("nobody home segment 0 0");
    }

    private List<String> measured(String list) {
        return jdbc.sql("""
                        select concat_ws(' ', coalesce(hcp_id, 'nobody'), placement, level, clicks, dismissals)
                        from read_model.served_list where recommendation_id = :list
                        """).param("list", list).query(String.class).list();
    }

    private static String feedback(String action, String clientId, String content, String list, String more) {
        return """
                {"action": "%s", "clientId": "%s", "occurredAt": "%s", "session": "s1", "contentId": "%s",
                 "recommendation": "%s"%s}
                """.formatted(action, clientId, Instant.now(), content, list, more);
    }

    private static String refusal(String clientId, String topic) {
        return """
                {"action": "refuse-topic", "clientId": "%s", "occurredAt": "%s", "topic": "%s"}
                """.formatted(clientId, Instant.now(), topic);
    }

    private static List<String> statuses(Answer answer) {
        return answer.json()
                .path("results")
                .valueStream()
                .map(result -> result.path("status").asString())
                .toList();
    }

    @Test
    void bad_input_is_refused_and_the_field_is_named() {
        String hcp = reader();
        String path = "/api/v1/hcps/" + hcp + "/recommendations";

        assertRefused(portal.get(path + "?placement=cellar"), "placement");
        assertRefused(portal.get(path + "?nature=mixed"), "nature");
        assertRefused(portal.get(path + "?limit=0"), "limit");
        assertRefused(portal.get(path + "?limit=51"), "limit");
        assertRefused(portal.get(path + "?placement=read-together"), "context");
        assertRefused(portal.get(path + "?context=content-1"), "context");
        assertRefused(portal.get(path + "?channel=pigeon"), "channel");
        assertThat(portal.get("/api/v1/hcps/nobody/recommendations").problem()).isEqualTo("unknown-hcp");
    }

    @Test
    void related_content_is_told_to_whoever_may_read_content() {
        String hcp = reader();
        String article = publish("thyroid-disease");
        String alike = publish("thyroid-disease");

        Answer answer = Api.asHcp(hcp, port).get("/api/v1/content/" + article + "/related?limit=500");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("similar").values().stream().map(JsonNode::asString))
                .contains(alike);
        assertThat(portal.get("/api/v1/content/nothing/related").problem()).isEqualTo("unknown-content");
        assertThat(portal.get("/api/v1/content/" + article + "/related?hcp=nobody")
                        .problem())
                .isEqualTo("unknown-hcp");
    }

    @Test
    void nobody_is_recommended_anything_after_deactivation() {
        String hcp = reader();
        assertThat(portal.post("/api/v1/hcps/" + hcp + "/deactivation", "").status())
                .isEqualTo(200);

        Answer answer = portal.get("/api/v1/hcps/" + hcp + "/recommendations");

        assertThat(answer.problem()).isEqualTo("hcp-deactivated");
    }

    private static void assertRefused(Answer answer, String field) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.field()).isEqualTo(field);
    }

    private String reader() {
        String id = "hcp-" + UUID.randomUUID();
        Answer answer = portal.post("/api/v1/hcps", Portal.registration(id).replace("\"en\"", "\"mt\""));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(portal.get("/api/v1/hcps/" + id + "/recommendations?min-position=" + answer.position())
                        .status())
                .isEqualTo(200);
        return id;
    }

    private void consent(String hcp) {
        people.decide(hcp, "grant", "analytics");
        people.decide(hcp, "grant", "personalisation");
    }

    private String publish(String topic) {
        String id = "content-" + UUID.randomUUID();
        Answer published =
                people.publish(id, Portal.draft(id).replace("\"en\"", "\"mt\"").replace("heart-failure", topic));
        assertThat(portal.get("/api/v1/hcps/nobody/recommendations?min-position=" + published.position())
                        .problem())
                .isEqualTo("unknown-hcp");
        return id;
    }

    private JsonNode list(String hcp, String query) {
        Answer answer = portal.get("/api/v1/hcps/" + hcp + "/recommendations" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode replay(JsonNode list) {
        Answer answer =
                compliance.get("/api/v1/recommendations/" + list.path("id").asString() + "/replay");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> ids(JsonNode list) {
        return ids(list, "/contentId");
    }

    private static List<String> ids(JsonNode list, String pointer) {
        return list.path("items").values().stream()
                .map(item -> item.at(pointer).asString())
                .toList();
    }
}
