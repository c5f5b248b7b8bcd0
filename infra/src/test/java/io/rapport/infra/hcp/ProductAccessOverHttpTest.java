package io.rapport.infra.hcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** All content of this test is in Welsh, in which no other test writes. */
@RapportTest
class ProductAccessOverHttpTest {

    private static final String EVERYONE_WITH_ACCESS =
            "{\"specialties\": [], \"roles\": [], \"countries\": [], \"verifiedOnly\": false,"
                    + " \"productAccessOnly\": true}";

    @LocalServerPort
    private int port;

    private Portal people;
    private Api portal;

    @BeforeEach
    void callers() {
        people = new Portal(port);
        portal = Api.as(Role.PORTAL, port);
    }

    @Test
    void access_is_in_the_profile_from_its_grant_to_its_end() {
        String hcp = reader();
        access("PUT", hcp, "LIPO");
        access("PUT", hcp, "GLYCO");
        Answer ended = access("DELETE", hcp, "LIPO");

        JsonNode profile = portal.get("/api/v1/hcps/" + hcp + "?min-position=" + ended.position())
                .json();

        assertThat(profile.path("productAccess").values().stream().map(JsonNode::asString))
                .containsExactly("GLYCO");
    }

    @Test
    void what_is_so_already_is_no_news_and_what_cannot_be_names_the_reason() {
        String hcp = reader();
        access("DELETE", hcp, "LIPO");
        access("PUT", hcp, "LIPO");
        access("PUT", hcp, "LIPO");
        portal.post("/api/v1/hcps/" + hcp + "/deactivation", "");

        assertThat(send("PUT", hcp, "LIPO").problem()).isEqualTo("hcp-deactivated");
        assertThat(send("PUT", "nobody", "LIPO").problem()).isEqualTo("unknown-hcp");
        Answer malformed = send("PUT", hcp, "two%20words");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.field()).isEqualTo("product");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE"})
    void an_hcp_and_others_do_not_decide_on_access(String method) {
        String hcp = reader();
        String path = "/api/v1/hcps/" + hcp + "/product-access/LIPO";

        for (Api caller : List.of(
                Api.asHcp(hcp, port),
                Api.as(Role.COMPLIANCE, port),
                Api.as(Role.REVIEWER, port),
                Api.as(Role.CRM, port),
                Api.as(Role.ANALYST, port),
                Api.as(Role.OPERATOR, port))) {
            assertThat(caller.send(method, path, "").status()).isEqualTo(403);
        }
    }

    @Test
    void gated_content_is_shown_and_viewed_from_the_grant_of_access_to_its_end() {
        String hcp = reader();
        String product = "P-" + UUID.randomUUID().toString().substring(0, 8);
        String gated = "content-" + UUID.randomUUID();
        long published = people.publish(gated, draft(gated, EVERYONE_WITH_ACCESS, product, "[]"))
                .position();
        String open = "content-" + UUID.randomUUID();
        published = Math.max(
                published,
                people.publish(open, draft(open, "null", product, "[]")).position());
        assertHidden(hcp, gated, open, product, published);

        long granted = access("PUT", hcp, product).position();

        Api own = Api.asHcp(hcp, port);
        assertThat(recommended(hcp, granted)).contains(gated);
        assertThat(related(own, open, granted)).contains(gated);
        assertThat(own.get("/api/v1/content/" + gated + "?min-position=" + granted)
                        .status())
                .isEqualTo(200);
        assertThat(found(own, product, granted)).contains(gated, open);
        assertThat(people.act(hcp, Portal.view("c2", gated))
                        .json()
                        .at("/results/0/status")
                        .asString())
                .isEqualTo("recorded");
        JsonNode list = recommendations(hcp, granted);

        long ended = access("DELETE", hcp, product).position();

        assertHidden(hcp, gated, open, product, ended);
        JsonNode replay = Api.as(Role.COMPLIANCE, port)
                .get("/api/v1/recommendations/" + list.path("id").asString() + "/replay")
                .json();
        assertThat(replay.path("identical").asBoolean()).as(replay.toString()).isTrue();
    }

    private void assertHidden(String hcp, String gated, String open, String product, long position) {
        Api own = Api.asHcp(hcp, port);
        assertThat(recommended(hcp, position)).contains(open).doesNotContain(gated);
        assertThat(related(own, open, position)).doesNotContain(gated);
        assertThat(own.get("/api/v1/content/" + gated + "?min-position=" + position)
                        .problem())
                .isEqualTo("unknown-content");
        assertThat(found(own, product, position)).contains(open).doesNotContain(gated);
        assertThat(people.act(hcp, Portal.view("c-" + position, gated))
                        .json()
                        .at("/results/0/problem/type")
                        .asString())
                .endsWith("product-access-missing");
    }

    @Test
    void content_is_read_with_its_gate_and_its_subject_headings() {
        String id = "content-" + UUID.randomUUID();
        long position = people.publish(id, draft(id, EVERYONE_WITH_ACCESS, "LIPO", "[\"D006333\", \"D003924\"]"))
                .position();

        JsonNode content = portal.get("/api/v1/content/" + id + "?min-position=" + position)
                .json()
                .path("content");

        assertThat(content.path("productAccessOnly").asBoolean()).isTrue();
        assertThat(content.path("mesh").values().stream().map(JsonNode::asString))
                .containsExactly("D003924", "D006333");
    }

    @Test
    void what_a_draft_cannot_be_names_its_field() {
        String id = "content-" + UUID.randomUUID();
        String tooMany = IntStream.range(0, 31)
                .mapToObj(i -> "\"D" + (100_000 + i) + "\"")
                .toList()
                .toString();

        assertRefused(draft(id, EVERYONE_WITH_ACCESS, null, "[]"), "product");
        assertRefused(draft(id, "null", "LIPO", tooMany), "mesh");
        assertRefused(draft(id, "null", "LIPO", "[\"D006333\", \"diabetes\"]"), "mesh[1]");
    }

    private void assertRefused(String draft, String field) {
        Answer answer = portal.post("/api/v1/content", draft);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.field()).isEqualTo(field);
    }

    private static String draft(String id, String audience, @Nullable String product, String mesh) {
        return """
                {"id": "%s", "title": "Presgripsiynu", "type": "article", "nature": "scientific",
                 "topics": ["heart-failure"], "language": "cy", "audience": %s, "product": %s, "mesh": %s}
                """.formatted(id, audience, product == null ? "null" : "\"" + product + "\"", mesh);
    }

    private String reader() {
        String id = "hcp-" + UUID.randomUUID();
        Answer answer = portal.post("/api/v1/hcps", Portal.registration(id).replace("\"en\"", "\"cy\""));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(portal.get("/api/v1/hcps/" + id + "?min-position=" + answer.position())
                        .status())
                .isEqualTo(200);
        return id;
    }

    private Answer access(String method, String hcp, String product) {
        Answer answer = send(method, hcp, product);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private Answer send(String method, String hcp, String product) {
        return portal.send(method, "/api/v1/hcps/" + hcp + "/product-access/" + product, "");
    }

    private JsonNode recommendations(String hcp, long position) {
        Answer answer = portal.get("/api/v1/hcps/" + hcp + "/recommendations?limit=50&min-position=" + position);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private List<String> recommended(String hcp, long position) {
        return recommendations(hcp, position).path("items").values().stream()
                .map(item -> item.path("contentId").asString())
                .toList();
    }

    private static List<String> related(Api caller, String content, long position) {
        return caller
                .get("/api/v1/content/" + content + "/related?limit=100&min-position=" + position)
                .json()
                .path("similar")
                .values()
                .stream()
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> found(Api caller, String product, long position) {
        return caller
                .get("/api/v1/content?limit=100&product=" + product + "&min-position=" + position)
                .json()
                .path("items")
                .values()
                .stream()
                .map(item -> item.path("id").asString())
                .toList();
    }
}
