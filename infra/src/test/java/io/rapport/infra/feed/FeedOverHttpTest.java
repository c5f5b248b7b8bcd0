package io.rapport.infra.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.infra.security.Role;
import io.rapport.infra.testing.Api;
import io.rapport.infra.testing.Api.Answer;
import io.rapport.infra.testing.Compliance;
import io.rapport.infra.testing.Portal;
import io.rapport.infra.testing.RapportTest;
import io.rapport.infra.testing.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The streams as someone without Kafka reads them. */
@RapportTest
class FeedOverHttpTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    private Api crm;
    private Portal people;

    @BeforeEach
    void callers() {
        crm = Api.as(Role.CRM, port);
        people = new Portal(port);
    }

    private String sharing() {
        String hcp = people.registerConsenting();
        people.decide(hcp, "grant", "crm-sharing");
        return hcp;
    }

    /** All of a feed about one HCP or one piece of content, page by page. */
    private List<JsonNode> about(String feed, String subject) {
        return all(feed).stream()
                .filter(message -> message.path("subject").asString().equals(subject))
                .toList();
    }

    private List<JsonNode> all(String feed) {
        List<JsonNode> messages = new ArrayList<>();
        String after = "0";
        for (boolean more = true; more; ) {
            Answer page = crm.get("/api/v1/feeds/" + feed + "?limit=100&after=" + after);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            page.body().lines().map(JSON::readTree).forEach(messages::add);
            String cursor = of(page.headers(), "rapport-cursor");
            more = !cursor.equals(after);
            after = cursor;
        }
        return messages;
    }

    private static List<String> types(List<JsonNode> messages) {
        return messages.stream().map(message -> message.path("type").asString()).toList();
    }

    @Test
    void what_an_hcp_does_is_told_while_sharing_is_permitted() {
        String hcp = sharing();
        String content = people.publish();
        people.act(hcp, Portal.view("v1", content));
        JsonNode view = about("engagement", hcp).getLast();
        assertThat(view.path("type").asString()).isEqualTo("io.rapport.engagement.content-viewed.v1");
        assertThat(view.path("specversion").asString()).isEqualTo("1.0");
        assertThat(view.path("data").path("contentId").asString()).isEqualTo(content);
    }

    @Test
    void a_message_refers_to_its_schema_which_anybody_can_read() {
        String hcp = sharing();
        people.act(hcp, Portal.view("v1", people.publish()));
        String reference = about("engagement", hcp).getLast().path("dataschema").asString();
        Answer schema = Api.withToken(null, port).get(reference);
        assertThat(schema.status()).isEqualTo(200);
        assertThat(schema.json().path("$id").asString()).isEqualTo(reference);
    }

    @Test
    void the_contract_is_served() {
        Answer document = Api.withToken(null, port).get("/asyncapi");
        assertThat(document.status()).isEqualTo(302);
        assertThat(Api.withToken(null, port).get("/asyncapi/asyncapi.yaml").body())
                .startsWith("asyncapi: 3.0.0");
    }

    @Test
    void who_has_not_permitted_sharing_is_not_in_any_feed() {
        String hcp = people.registerConsenting();
        people.act(hcp, Portal.view("v1", people.publish()));
        assertThat(List.of("hcp", "consent", "engagement", "sampling"))
                .allSatisfy(feed -> assertThat(about(feed, hcp)).isEmpty());
    }

    @Test
    void after_a_withdrawal_an_old_place_tells_nothing_but_the_withdrawal() {
        String hcp = sharing();
        people.act(hcp, Portal.view("v1", people.publish()));
        people.decide(hcp, "withdraw", "crm-sharing");
        assertThat(about("engagement", hcp)).isEmpty();
        assertThat(types(about("consent", hcp))).containsExactly("io.rapport.consent.withdrawn.v1");
    }

    @Test
    void an_erasure_is_told_to_whom_something_may_have_been_shared_with() {
        String hcp = sharing();
        String unshared = people.registerConsenting();
        Compliance compliance = new Compliance(port);
        compliance.erase(hcp);
        compliance.erase(unshared);
        assertThat(types(about("hcp", hcp))).contains("io.rapport.hcp.erased.v1");
        assertThat(about("hcp", unshared)).isEmpty();
    }

    @Test
    void content_is_told_of_once_it_can_be_seen() {
        String content = people.publish();
        assertThat(types(about("content", content))).containsExactly("io.rapport.content.published.v1");
    }

    @Test
    void positions_rise_within_a_feed() {
        String hcp = sharing();
        people.act(hcp, Portal.view("v1", people.publish()));
        assertThat(all("engagement").stream()
                        .map(message -> Long.parseLong(message.path("position").asString())))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void a_stream_goes_on_from_the_last_id_as_events_are_recorded() throws Exception {
        String hcp = sharing();
        String content = people.publish();
        people.act(hcp, Portal.view("v1", content));
        String last = about("engagement", hcp).getLast().path("position").asString();
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/v1/feeds/engagement"))
                .header("Authorization", "Bearer " + TestServers.tokens().issue(Role.CRM, null, Instant.now()))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", last)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var unused = client.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                    .thenAccept(response -> response.body().forEach(lines::add));
            people.act(hcp, Portal.view("v2", content));
            await().untilAsserted(
                            () -> assertThat(lines).anyMatch(line -> line.startsWith("data: ") && line.contains(hcp)));
            assertThat(lines.stream().filter(line -> line.startsWith("id: ")))
                    .allMatch(line -> Long.parseLong(line.substring(4)) > Long.parseLong(last));
            client.shutdownNow();
        }
    }

    private static String of(Map<String, String> headers, String name) {
        return Objects.requireNonNull(headers.get(name));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "CRM")
    void feeds_are_for_crm_systems_alone(Role role) {
        Api other = role == Role.HCP ? Api.asHcp("somebody", port) : Api.as(role, port);
        assertThat(other.get("/api/v1/feeds/engagement").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "everything, 0, 10, 422, name",
        "engagement, -1, 10, 422, after",
        "engagement, x, 10, 400, after",
        "engagement, 0, 0, 422, limit",
        "engagement, 0, 5001, 422, limit"
    })
    void what_is_wrong_is_named(String feed, String after, String limit, int status, String field) {
        Answer answer = crm.get("/api/v1/feeds/%s?after=%s&limit=%s".formatted(feed, after, limit));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.field()).isEqualTo(field);
    }

    @Test
    void a_place_beyond_the_end_of_the_log_tells_nothing_yet() {
        Answer page = crm.get("/api/v1/feeds/engagement?after=999999999");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).isEmpty();
    }
}
