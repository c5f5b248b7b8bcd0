package io.rapport.infra.recommendation;

import static io.rapport.infra.testing.Editors.PINS;
import static io.rapport.infra.testing.Editors.REASON;
import static io.rapport.infra.testing.Editors.path;
import static io.rapport.infra.testing.Editors.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Editors;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** All content and all pins of this test are in Welsh, in which no other test writes. */
@RapportTest
class PinOverHttpTest {

    @LocalServerPort
    private int port;

    private final List<String> proposed = new ArrayList<>();
    private Editors editors;
    private Portal people;
    private Api portal;

    @BeforeEach
    void callers() {
        editors = new Editors(port);
        people = new Portal(port);
        portal = Api.as(Role.PORTAL, port);
    }

    /** All tests share one first page. */
    @AfterEach
    void leaveNothingPinned() {
        proposed.forEach(pin -> editors.edda().post(path(pin) + "/end", REASON));
    }

    @Test
    void what_is_pinned_is_listed_when_somebody_else_has_approved_it_until_it_is_ended() {
        String content = publish();
        publish();
        String hcp = reader();
        String pin = propose(content, 1);
        assertThat(pinned(list(hcp, 0))).isEmpty();

        JsonNode shown = list(hcp, editors.approve(pin));

        assertThat(pinned(shown)).containsExactly(content);
        assertThat(shown.at("/items/0/contentId").asString()).isEqualTo(content);
        assertThat(shown.at("/items/0/reasons/0/text").asString()).isEqualTo("Chosen by the editors");
        assertThat(pinned(list(hcp, editors.end(pin)))).isEmpty();
    }

    @Test
    void a_list_with_pins_is_made_again_to_the_bit_after_they_have_ended() {
        String content = publish();
        publish();
        String hcp = reader();
        String pin = propose(content, 2);
        JsonNode shown = list(hcp, editors.approve(pin));
        editors.end(pin);

        JsonNode replay = Api.as(Role.COMPLIANCE, port)
                .get("/api/v1/recommendations/" + shown.path("id").asString() + "/replay")
                .json();

        assertThat(replay.path("identical").asBoolean()).as(replay.toString()).isTrue();
        assertThat(replay.at("/items/1/served/content").asString()).isEqualTo(content);
        assertThat(replay.at("/items/1/served/place").asString()).isEqualTo("pinned");
        assertThat(replay.at("/items/1/served/propensity").asDouble()).isEqualTo(1);
    }

    @Test
    void what_was_dismissed_is_not_shown_by_a_pin() {
        String content = publish();
        String hcp = reader();
        people.decide(hcp, "grant", "analytics");
        JsonNode shown = list(hcp, editors.approve(propose(content, 1)));
        assertThat(pinned(shown)).containsExactly(content);

        Answer dismissed = people.act(
                hcp, """
                {"action": "dismiss-recommendation", "clientId": "d1", "occurredAt": "%s", "session": "s1",
                 "contentId": "%s", "recommendation": "%s"}
                """.formatted(Instant.now(), content, shown.path("id").asString()));

        assertThat(pinned(list(hcp, dismissed.position()))).isEmpty();
    }

    @Test
    void a_pin_is_read_with_who_proposed_reviewed_and_ended_it_and_when_it_was_active() {
        String content = publish();
        String pin = propose(content, 3);
        long approved = editors.approve(pin);
        Instant active = Instant.now();
        assertThat(active(active, approved)).contains(pin);
        long ended = editors.end(pin);

        JsonNode read = editors.ruth().get(path(pin) + "?min-position=" + ended).json();

        assertThat(read.path("phase").asString()).isEqualTo("ended");
        assertThat(read.path("contentId").asString()).isEqualTo(content);
        assertThat(read.path("place").asInt()).isEqualTo(3);
        assertThat(read.at("/languages/0").asString()).isEqualTo("cy");
        assertThat(read.path("proposedBy").asString()).isEqualTo("edda");
        assertThat(read.path("reviewer").asString()).isEqualTo("ruth");
        assertThat(read.path("endedBy").asString()).isEqualTo("edda");
        assertThat(read.path("endReason").asString()).isEqualTo("No longer news.");
        assertThat(active(active, ended)).contains(pin);
        assertThat(active(Instant.now(), ended)).doesNotContain(pin);
        assertThat(active(active.minus(Duration.ofMinutes(30)), ended)).doesNotContain(pin);
        assertThat(ids(editors.ruth().get(PINS + "?limit=500"))).contains(pin);
    }

    @Test
    void nobody_reviews_what_they_proposed() {
        String pin = propose(publish(), 4);
        Api eddaWhoReviews = Api.as(Role.REVIEWER, "edda", port);

        refused(eddaWhoReviews.post(path(pin) + "/approval", ""), 409, "four-eyes-required");
        refused(eddaWhoReviews.post(path(pin) + "/refusal", REASON), 409, "four-eyes-required");
    }

    @Test
    void a_refused_pin_is_listed_for_nobody() {
        String pin = propose(publish(), 5);
        Answer refusal = editors.ruth().post(path(pin) + "/refusal", REASON);
        assertThat(refusal.status()).isEqualTo(200);

        refused(editors.ruth().post(path(pin) + "/approval", ""), 409, "wrong-pin-phase");
        assertThat(pinned(list(reader(), refusal.position()))).isEmpty();
    }

    @Test
    void a_place_is_held_by_one_pin() {
        String content = publish();
        String first = propose(content, 6);
        String second = propose(content, 6);
        editors.approve(first);

        refused(editors.ruth().post(path(second) + "/approval", ""), 409, "place-taken");
        editors.end(first);
        editors.approve(second);
    }

    @Test
    void a_proposal_without_an_id_is_given_one_and_one_that_was_sent_again_is_refused() {
        String proposal = proposal("pin", publish(), 7);
        Answer answer = editors.edda().post(PINS, proposal.replace("\"id\": \"pin\",", ""));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        String pin = answer.json().path("id").asString();
        proposed.add(pin);
        assertThat(answer.headers().get("location")).endsWith(path(pin));

        refused(editors.edda().post(PINS, proposal.replace("\"pin\"", "\"" + pin + "\"")), 409, "pin-already-exists");
    }

    @Test
    void unknown_content_and_unknown_pins_are_not_found() {
        Answer answer = refused(editors.edda().post(PINS, proposal("pin", "nothing", 1)), 404, "unknown-content");
        assertThat(answer.field()).isEqualTo("contentId");
        refused(editors.ruth().get(path("never-proposed")), 404, "unknown-pin");
        refused(editors.ruth().post(path("never-proposed") + "/approval", ""), 404, "unknown-pin");
        refused(editors.edda().post(path("never-proposed") + "/end", REASON), 404, "unknown-pin");
    }

    @ParameterizedTest
    @CsvSource({
        "place, 0, 2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z",
        "place, 11, 2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z",
        "to, 1, 2026-03-01T00:00:00Z, 2026-03-01T00:00:00Z",
        "to, 1, 2026-03-01T00:00:00Z, 2026-06-01T00:00:00Z",
        "from, 1, 0026-03-01T00:00:00Z, 0026-03-02T00:00:00Z"
    })
    void what_is_wrong_with_a_proposal_is_named(String field, int place, String from, String to) {
        Answer answer = refused(editors.edda().post(PINS, """
                        {"contentId": "c", "place": %d, "from": "%s", "to": "%s", "reason": "News"}
                        """.formatted(place, from, to)), 422, "invalid-value");
        assertThat(answer.field()).isEqualTo(field);
    }

    @Test
    void a_moment_that_no_store_holds_is_refused() {
        Answer answer = refused(editors.ruth().get(PINS + "?active-at=0026-03-01T00:00:00Z"), 422, "invalid-value");
        assertThat(answer.field()).isEqualTo("active-at");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void editors_propose_reviewers_decide_and_both_end(Role role) {
        Api caller = role == Role.HCP ? Api.asHcp("hcp-1", port) : Api.as(role, port);
        String pin = path("never-proposed");

        assertThat(caller.post(PINS, "{}").status() != 403).isEqualTo(role == Role.PORTAL);
        assertThat(caller.post(pin + "/approval", "").status() != 403).isEqualTo(role == Role.REVIEWER);
        assertThat(caller.post(pin + "/refusal", REASON).status() != 403).isEqualTo(role == Role.REVIEWER);
        assertThat(caller.post(pin + "/end", REASON).status() != 403)
                .isEqualTo(role == Role.PORTAL || role == Role.REVIEWER);
        assertThat(caller.get(PINS).status() == 200)
                .isEqualTo(List.of(Role.PORTAL, Role.REVIEWER, Role.COMPLIANCE, Role.ANALYST)
                        .contains(role));
    }

    private String propose(String content, int place) {
        String pin = editors.propose(content, place);
        proposed.add(pin);
        return pin;
    }

    private List<String> active(Instant at, long position) {
        return ids(editors.ruth().get(PINS + "?active-at=" + at + "&min-position=" + position));
    }

    private static List<String> ids(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static Answer refused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        return answer;
    }

    private String reader() {
        String id = "hcp-" + UUID.randomUUID();
        Answer answer = portal.post("/api/v1/hcps", Portal.registration(id).replace("\"en\"", "\"cy\""));
        assertThat(answer.status()).isEqualTo(201);
        list(id, answer.position());
        return id;
    }

    private String publish() {
        String id = "content-" + UUID.randomUUID();
        people.publish(id, Portal.draft(id).replace("\"en\"", "\"cy\""));
        return id;
    }

    private JsonNode list(String hcp, long position) {
        Answer answer = portal.get("/api/v1/hcps/" + hcp + "/recommendations?min-position=" + position);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> pinned(JsonNode list) {
        return list.path("items")
                .valueStream()
                .filter(item -> item.path("reasons")
                        .valueStream()
                        .anyMatch(reason -> reason.path("code").asString().equals("pinned")))
                .map(item -> item.path("contentId").asString())
                .toList();
    }
}
