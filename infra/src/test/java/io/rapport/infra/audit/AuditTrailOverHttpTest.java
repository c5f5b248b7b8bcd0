package io.rapport.infra.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Compliance;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What compliance finds in the trail of a few days of one HCP, and how. */
@RapportTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTrailOverHttpTest {

    private static final String EVENTS = "/api/v1/audit/events";

    @LocalServerPort
    private int port;

    private final String correlation = "case-" + UUID.randomUUID();
    private Api compliance;
    private Portal people;
    private String hcp;
    private String content;
    private Instant beforeTheChange;
    private long position;

    @BeforeAll
    void live() {
        compliance = Api.as(Role.COMPLIANCE, "ann", port);
        people = new Portal(port);
        Api portal = Api.as(Role.PORTAL, port);
        content = people.publish();
        hcp = people.registerConsenting();
        people.act(hcp, Portal.view("v1", content));
        beforeTheChange = Instant.now();
        change(portal, "{\"specialty\": \"oncology\"}");
        change(portal, "{\"specialty\": \"dermatology\", \"name\": {\"given\": \"Ada\", \"family\": \"Lovelace\"}}");
        position = people.decide(hcp, "withdraw", "analytics").position();
        people.act(hcp, Portal.view("v2", content));
    }

    private void change(Api portal, String what) {
        Answer answer = portal.send("PATCH", "/api/v1/hcps/" + hcp, what, "X-Correlation-Id", correlation);
        assertThat(answer.status()).isEqualTo(200);
    }

    /** Of the HCP, as long as nothing else is said. */
    private List<JsonNode> find(String criteria) {
        return items(EVENTS + "?min-position=" + position + "&subject=" + hcp + criteria);
    }

    private List<JsonNode> items(String path) {
        Answer answer = compliance.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("items").valueStream().toList();
    }

    private List<String> types(String criteria) {
        return find(criteria).stream()
                .map(item -> item.path("type").asString())
                .filter(type -> !type.equals("audit.data-read"))
                .toList();
    }

    private JsonNode only(String criteria) {
        List<JsonNode> found = find(criteria);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void the_trail_of_an_hcp_is_everything_about_it_newest_first() {
        assertThat(types(""))
                .containsExactly(
                        "consent.withdrawn",
                        "hcp.specialty-changed",
                        "hcp.name-changed",
                        "hcp.specialty-changed",
                        "engagement.content-viewed",
                        "consent.granted",
                        "hcp.registered");
    }

    @Test
    void an_action_without_consent_is_in_the_trail_and_about_nobody() {
        List<JsonNode> after = items(EVENTS + "?type=engagement&from-position=" + position);
        assertThat(after).anySatisfy(item -> {
            assertThat(item.path("details").path("contentId").asString()).isEqualTo(content);
            assertThat(item.path("subject").isNull()).isTrue();
            assertThat(item.path("actor").isNull()).isTrue();
        });
    }

    @Test
    void a_change_shows_what_was_there_before() {
        JsonNode change = only("&type=hcp.specialty-changed&new=dermatology")
                .path("changes")
                .path(0);
        assertThat(change.path("field").asString()).isEqualTo("specialty");
        assertThat(change.path("old").asString()).isEqualTo("oncology");
        assertThat(change.path("new").asString()).isEqualTo("dermatology");
    }

    @Test
    void a_change_of_a_personal_field_shows_both_in_clear() {
        assertThat(only("&type=hcp.name-changed").path("changes")).anySatisfy(change -> {
            assertThat(change.path("field").asString()).isEqualTo("name.family");
            assertThat(change.path("old").asString()).isEqualTo("Byron");
            assertThat(change.path("new").asString()).isEqualTo("Lovelace");
        });
    }

    @Test
    void a_withdrawal_shows_what_it_ended() {
        JsonNode change = only("&type=consent.withdrawn").path("changes").path(0);
        assertThat(change.path("field").asString()).isEqualTo("consent:analytics");
        assertThat(change.path("old").asString()).isEqualTo("granted");
        assertThat(change.path("new").asString()).isEqualTo("withdrawn");
    }

    @Test
    void an_action_shows_on_which_consent_it_rested() {
        String record =
                only("&type=consent.granted").path("details").path("recordId").asString();
        assertThat(only("&type=engagement.content-viewed")
                        .path("consentBasis")
                        .path("analytics")
                        .asString())
                .isEqualTo(record);
        assertThat(types("&basis=" + record)).contains("engagement.content-viewed", "consent.granted");
    }

    @ParameterizedTest
    @CsvSource({
        "&type=hcp, 4",
        "&type=hcp&type=consent, 6",
        "&actor=portal, 7",
        "&actor=nobody, 0",
        "&channel=web, 7",
        "&channel=email, 0",
        "&old=oncology, 1",
        "&new=oncology, 1",
        "&field=specialty, 3",
        "&field=specialty&old=cardiology, 1",
        "&field=role&old=cardiology, 0",
        "&purpose=analytics&type=consent, 2",
        "&q=dermat, 1",
        "&q=specialty+changed, 2",
        "&q=byron, 0"
    })
    void it_is_searched_by_each_thing(String criteria, int expected) {
        assertThat(types(criteria.replace("&actor=portal", "&actor=" + portalName())))
                .hasSize(expected);
    }

    private String portalName() {
        return only("&type=hcp.registered").path("actor").asString();
    }

    @Test
    void it_is_searched_by_correlation() {
        List<JsonNode> caused = items(EVENTS + "?correlation=" + correlation + "&min-position=" + position);
        assertThat(caused)
                .hasSize(3)
                .allSatisfy(item -> assertThat(item.path("subject").asString()).isEqualTo(hcp));
    }

    @Test
    void it_is_searched_by_both_times() {
        assertThat(types("&to=" + beforeTheChange))
                .containsExactlyInAnyOrder("engagement.content-viewed", "consent.granted", "hcp.registered");
        assertThat(types("&recorded-from=" + beforeTheChange)).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "position",
                "occurred-at",
                "recorded-at",
                "type",
                "actor",
                "subject",
                "channel",
                "purpose",
                "basis",
                "reason",
                "correlation",
                "old",
                "new"
            })
    void pages_in_any_order_hold_everything_once(String sort) {
        String range = EVENTS + "?to-position=" + position + "&subject=" + hcp + "&min-position=" + position;
        List<String> all = ids(items(range + "&limit=500&sort=" + sort));
        assertThat(all).hasSizeGreaterThan(6).doesNotHaveDuplicates();
        assertThat(paged(range + "&limit=2&sort=" + sort)).isEqualTo(all);
        assertThat(paged(range + "&limit=3&sort=-" + sort)).isEqualTo(all.reversed());
    }

    private List<String> paged(String path) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = compliance.get(path + cursor).json();
            ids.addAll(ids(page.path("items").valueStream().toList()));
            cursor = page.path("next").isNull()
                    ? null
                    : "&cursor=" + page.path("next").asString();
        } while (cursor != null);
        return ids;
    }

    private static List<String> ids(List<JsonNode> items) {
        return items.stream().map(item -> item.path("eventId").asString()).toList();
    }

    @Test
    void a_search_is_in_the_trail_itself() {
        find("&q=dermatology");
        assertThat(find("&type=audit")).anySatisfy(read -> {
            assertThat(read.path("actor").asString()).isEqualTo("ann");
            assertThat(read.path("details").path("resource").asString()).isEqualTo("audit/events");
        });
    }

    @Test
    void one_event_is_found_by_its_position() {
        assertThat(compliance.get(EVENTS + "/" + position).json().path("type").asString())
                .isEqualTo("consent.withdrawn");
    }

    @Test
    void a_position_beyond_the_log_is_not_found() {
        assertThat(compliance.get(EVENTS + "/999999999").problem()).isEqualTo("unknown-event");
    }

    @Test
    void what_was_erased_is_shown_as_erased() {
        String forgotten = people.register();
        new Compliance(port).erase(forgotten);
        JsonNode registered =
                items(EVENTS + "?subject=" + forgotten + "&type=hcp.registered").getFirst();
        assertThat(registered.path("personal")).isEmpty();
        assertThat(registered.path("changes")).anySatisfy(change -> {
            assertThat(change.path("field").asString()).isEqualTo("name.family");
            assertThat(change.path("erased").asBoolean()).isTrue();
            assertThat(change.path("new").isNull()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "type=consent.guessed, type",
        "sort=colour, sort",
        "cursor=abc, cursor",
        "limit=0, limit",
        "from=yesterday, from",
        "from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z, to",
        "q=%20, q",
        "q=..., q",
        "from-position=x, from-position"
    })
    void a_search_that_makes_no_sense_names_the_parameter(String criteria, String field) {
        Answer answer = compliance.get(EVENTS + "?" + criteria);
        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "COMPLIANCE")
    void nobody_but_compliance_reads_the_trail(Role role) {
        Api other = role == Role.HCP ? Api.asHcp(hcp, port) : Api.as(role, port);
        assertThat(other.get(EVENTS).status()).isEqualTo(403);
    }
}
